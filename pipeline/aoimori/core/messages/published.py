"""Words about source files that are to be published, and what keeps them back."""

from aoimori.core.messages.message import message

PUBLISHED = {
    "published-hidden-sheet": message(
        "公表する元のファイルに、非表示のシート「{name}」があります",
        "the sheet {name} of a source file to be published is hidden",
        "元のファイルを公表すると、だれでも再表示できます。再表示するか、シートを削除してください",
        "everybody who gets the file can unhide it: unhide or delete it",
        "L1-13",
    ),
    "published-hidden-row": message(
        "公表する元のファイルで、{name} 行目が非表示のまま値を持っています",
        "hidden rows of a source file to be published hold values ({name})",
        "元のファイルを公表すると、だれでも再表示できます。再表示するか、行を削除してください",
        "everybody who gets the file can unhide them: unhide or delete them",
        "L1-13",
    ),
    "published-hidden-column": message(
        "公表する元のファイルで、{name} 列が非表示のまま値を持っています",
        "hidden columns of a source file to be published hold values ({name})",
        "元のファイルを公表すると、だれでも再表示できます。再表示するか、列を削除してください",
        "everybody who gets the file can unhide them: unhide or delete them",
        "L1-13",
    ),
    "published-part": message(
        "公表する元のファイルから、見えない内容を除けません（{name} {value}）",
        "something nobody sees stays in a source file to be published ({name} {value})",
        "Excel で新しいブックに値だけを写して保存するか、publish_sources から外してください",
        "copy the values to a new workbook, or take the file out of publish_sources",
    ),
    "source-not-xlsx": message(
        "この形式の元のファイルは公表できません（作成者などを除けるのは .xlsx だけです）",
        "a source file of this format cannot be published: only .xlsx can be stripped of people",
        "Excel で開き、「Excel ブック (.xlsx)」として保存し直して、sources に書いてください",
        "open it in Excel, save it as .xlsx, and name that in sources",
    ),
    "source-damaged": message(
        "元のファイルの部品を書き直せないので、公表できません{part}",
        "a part of the source file cannot be written again, so it is not published{part}",
        "Excel で開いて保存し直してください",
        "open it in Excel and save it again",
    ),
    "source-has-pivot": message(
        "元のファイルのピボットテーブルが集計前のデータの写しを持っているので、公表できません",
        "a pivot table of the source file keeps a copy of its data, so it is not published",
        "ピボットテーブルを値に貼り替えるか、publish_sources から外してください",
        "replace it by its values, or take the file out of publish_sources",
    ),
    "source-has-macros": message(
        "元のファイルに古い形式のマクロのシートがあるので、公表できません",
        "the source file has sheets of old macros, so it is not published",
        "そのシートを削除するか、publish_sources から外してください",
        "delete these sheets, or take the file out of publish_sources",
    ),
    "source-asks-others": message(
        "元のファイルの条件付き書式か入力規則がほかのブックを見ているので、公表できません",
        "rules of formats or lists in the source file ask other workbooks, so it is not published",
        "その書式か規則をクリアするか、publish_sources から外してください",
        "clear these rules, or take the file out of publish_sources",
    ),
}
