"""Level 1: a program can open the file and find the table."""

from aoimori.core.readability.rule import Weight, rule

LEVEL_1 = (
    rule(
        "L1-01",
        "file-format",
        Weight.FATAL,
        title=("表計算やデータ交換の形式のファイルにする", "Use a spreadsheet or data file format"),
        why=(
            "PDF や Word の表からは値を取り出せず、古い .xls は開けないソフトがあります。",
            (
                "Programs cannot take values and order from a table in a PDF or a Word document; "
                "many no longer open .xls."
            ),
        ),
        remedy=(
            (
                "元の Excel を使い、［名前を付けて保存］で「Excel ブック (.xlsx)」か"
                "「CSV UTF-8」を選びます。"
            ),
            "Take the original workbook and save it as an Excel workbook (.xlsx) or as CSV UTF-8.",
        ),
    ),
    rule(
        "L1-02",
        "multiple-tables",
        Weight.FATAL,
        title=("1シートに表は1つだけにする", "Keep one table per sheet"),
        why=(
            "表が2つ以上あると、どこからどこまでが1つの表か、機械には決められません。",
            "With several tables, a program cannot tell where one ends and the next begins.",
        ),
        remedy=(
            "2つめ以降の表を、1つずつ新しいシートに移します。",
            "Move the second table and any further one to a sheet of its own.",
        ),
    ),
    rule(
        "L1-03",
        "split-table",
        Weight.CRITICAL,
        title=("空白の行や列、見出しの繰り返しで表を分けない", "Do not part a table"),
        why=(
            "空白の行で表が終わったとみなされ、その下のデータが読まれないことがあります。",
            "A blank row reads as the end of the table, and the data below it may be lost.",
        ),
        remedy=(
            (
                "表の途中の空白行・空白列と、繰り返した見出しの行を削除します。"
                "間隔を空けたいときは行の高さを広げます。"
            ),
            (
                "Delete blank rows and columns inside the table and repeated header rows; for "
                "room, make rows higher instead."
            ),
        ),
    ),
    rule(
        "L1-04",
        "outside-note",
        Weight.MAJOR,
        title=("表の外に注やメモを書かない", "Write no notes outside the table"),
        why=(
            "表のすぐ上や下の題名・注・資料名が、データの行として読まれてしまいます。",
            "Titles, notes and sources next to the table are read as rows of data.",
        ),
        remedy=(
            (
                "題名・注・出典は別のシート（または説明のファイル）に移します。"
                "行ごとの注は「備考」の列に書きます。"
            ),
            (
                "Move titles, notes and sources to another sheet or file; put notes about single "
                "rows into a column for remarks."
            ),
        ),
    ),
    rule(
        "L1-05",
        "header-missing",
        Weight.CRITICAL,
        title=("すべての列に意味の分かる見出しを付ける", "Give every column a meaningful header"),
        why=(
            "見出しのない列は、何の値か、機械にも利用者にも分かりません。",
            "Nobody can tell what the values of a column without a header are.",
        ),
        remedy=(
            "空欄や「列1」「－」などの見出しを、内容を表す言葉に直します。使わない列は削除します。",
            "Replace empty headers, Column1 or – by words for the content; delete unused columns.",
        ),
    ),
    rule(
        "L1-06",
        "layout-whitespace",
        Weight.CRITICAL,
        title=("空白や改行で体裁を整えない", "Do not lay out text by spaces or line breaks"),
        why=(
            "「東　京　都」と「東京都」は、機械には別の値です。検索も集計も合わなくなります。",
            "To a program, 東　京　都 and 東京都 are two values: search and sums go wrong.",
        ),
        remedy=(
            (
                "文字の間・前後の空白と、セルの中の改行（Alt+Enter）を消します。見た目は"
                "［セルの書式設定］の「均等割り付け」「インデント」「折り返して全体を表示」で整えます。"
            ),
            (
                "Remove spaces and line breaks (Alt+Enter); use Distributed, Indent and Wrap text "
                "of Format Cells for the looks."
            ),
        ),
    ),
    rule(
        "L1-07",
        "multi-value-cell",
        Weight.CRITICAL,
        title=("1つのセルに値は1つだけ入れる", "Enter one value per cell"),
        why=(
            "「12(3)」のように2つの値があると、数値として計算できません。",
            "Nobody can calculate with 12(3): it is two values.",
        ),
        remedy=(
            (
                "列を増やし、値を1つずつのセルに分けます。反対に、いくつもの列に分けた1つの値"
                "（市外局番など）は1つのセルにまとめます。"
            ),
            (
                "Add columns and give each value its own cell; bring one value that is spread over "
                "several cells (a phone number) together."
            ),
        ),
    ),
    rule(
        "L1-08",
        "platform-char",
        Weight.CRITICAL,
        title=("機種依存文字を使わない", "Use no platform-dependent characters"),
        why=(
            "①・㈱・㎡や外字は、別のパソコンやソフトでは別の文字になったり、消えたりします。",
            "①, ㈱, ㎡ and private characters change or vanish on other systems.",
        ),
        remedy=(
            (
                "「1」「(株)」「m2」のように、ふつうの文字に直します。人名・地名などの固有名詞は"
                "そのままで構いません。"
            ),
            "Write 1, (株), m2 instead; proper names may stay as they are.",
        ),
    ),
    rule(
        "L1-09",
        "blank-vs-zero",
        Weight.MINOR,
        title=("空欄と 0 を区別する", "Tell blank from zero"),
        why=(
            "空欄が「0」なのか「不明」なのか分からないと、合計も平均も正しく計算できません。",
            "Sums and averages go wrong when a blank may mean zero or unknown.",
        ),
        remedy=(
            (
                "値が 0 のセルには 0 を入れます。調べていない・分からないセルは空欄のままにし、"
                "そのことを説明に書きます。"
            ),
            (
                "Enter 0 where the value is zero; leave cells blank that are unknown, and say so "
                "in the description."
            ),
        ),
        sure=False,
    ),
    rule(
        "L1-10",
        "object-in-sheet",
        Weight.CRITICAL,
        title=("図形・画像・グラフを置かない", "Place no pictures, shapes or charts"),
        why=(
            "図形やテキストボックスの中の文字は、データとして読まれません。",
            "What stands in shapes and text boxes is not read as data.",
        ),
        remedy=(
            (
                "図形・画像・グラフを削除するか別のシートに移し、中の文字は説明かセルに書きます。"
                "［ホーム］→［検索と選択］→［オブジェクトの選択］でまとめて選べます。"
            ),
            (
                "Delete them or move them to another sheet, and write their text into a cell; "
                "Home, Find & Select, Select Objects picks them all."
            ),
        ),
        only="excel",
    ),
    rule(
        "L1-11",
        "format-semantics",
        Weight.CRITICAL,
        title=("色や太字などの書式に意味を持たせない", "Give no meaning to colours or type"),
        why=(
            "「黄色は確定、白は速報」のような区別は、CSV にすると消えてしまいます。",
            "That yellow is final and white is provisional is lost in a CSV.",
        ),
        remedy=(
            "「状態」「区分」のような列を足し、色の意味を言葉で書きます。",
            "Add a column such as Status, and say in words what the colour meant.",
        ),
        only="excel",
    ),
    rule(
        "L1-12",
        "merged-cell",
        Weight.CRITICAL,
        title=("セルを結合しない", "Merge no cells"),
        why=(
            "結合したセルの値は左上の1つにしかなく、ほかの行は空欄として読まれます。",
            "Only the first cell of a merged range holds the value; the others read as blank.",
        ),
        remedy=(
            "［セルを結合して中央揃え］を解除し、空いたセルすべてに同じ値を入れます。",
            "Unmerge the cells and enter the value in every one of them.",
        ),
        only="excel",
    ),
    rule(
        "L1-13",
        "hidden-rows-cols",
        Weight.CRITICAL,
        title=("行や列を隠さない", "Hide no rows or columns"),
        why=(
            "隠した行や列も、機械は読みます。公開するつもりのない値が出ることがあります。",
            "Programs read hidden rows and columns, too, and may publish what was not meant to be.",
        ),
        remedy=(
            "全体を選び、右クリックで［再表示］します。公開しない行・列・シートは削除します。",
            "Select all, right-click, Unhide; delete rows, columns and sheets not to be published.",
        ),
        only="excel",
    ),
    rule(
        "L1-14",
        "csv-record-newline",
        Weight.FATAL,
        title=("1件のデータを1行に書く", "Write one record per line"),
        why=(
            "値の中に改行があると、1件が2行に分かれて読まれることがあります。",
            "A line break inside a value may part one record into two.",
        ),
        remedy=(
            "Excel で開き、セルの中の改行を消してから保存し直します。",
            "Open it in Excel, remove line breaks inside cells, and save it again.",
        ),
        only="csv",
    ),
    rule(
        "L1-15",
        "csv-quoting",
        Weight.FATAL,
        title=("カンマを含む値を引用符で囲む", "Quote values that hold commas"),
        why=(
            "囲まれていないカンマは区切りとして読まれ、その右の列がずれます。",
            "A comma without quotes parts the value, and all columns to its right slip.",
        ),
        remedy=(
            (
                '値を " で囲みます。Excel の CSV 保存なら自動で囲まれます。数値の桁区切りの'
                "カンマは消します。"
            ),
            'Put the value in "quotes", as Excel does by itself; remove commas from numbers.',
        ),
        only="csv",
    ),
)
