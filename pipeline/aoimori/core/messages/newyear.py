"""Words about a fiscal year that is prepared, and sheets that are still to come."""

from aoimori.core.messages.message import message

NEW_YEAR = {
    "source-awaited": message(
        "{publisher}のシートを待っています（まだ届いていません）",
        "a sheet of {publisher} is still to come",
        "届いたら、この名前で置いてください（フォルダーにあるもの: {known}）。"
        "名前が違うなら、dataset.yaml の sources を直してください",
        "put it there when it has come (the folder has: {known}); if it is called otherwise, mend "
        "sources in dataset.yaml",
    ),
    "year-word-moved": message(
        "前の年度の「{before}」を「{after}」に進めました",
        "“{before}” of the year before was moved on to “{after}”",
        "シートにない決まった値なので、この年度に合うか確かめてください",
        "no sheet says it: look whether it holds for this year",
    ),
    "new-year-unwritable": message(
        "{year} 年度を releases に書き足せません（何も書いていません）",
        "{year} cannot be added to releases (nothing was written)",
        "releases の年度を1行ずつのブロックで書くか、ほかの年度と同じ形で {year}: を"
        "自分で書き足してください",
        "write the years of releases as a block, a line each, or add {year}: by hand, written like "
        "the other years",
    ),
}
