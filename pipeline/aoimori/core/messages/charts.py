"""Words about charts and maps."""

from aoimori.core.messages.message import message

CHARTS = {
    "chart-role-missing": message(
        "グラフの種類「{kind}」に必要な {roles} がありません",
        "a chart of the kind {kind} needs {roles}",
        "どの項目を使うか（例: category: 項目名）を書いてください",
        "name the field for it (such as category: field_ja)",
    ),
    "chart-role-unknown": message(
        "グラフの種類「{kind}」では {roles} は使いません",
        "a chart of the kind {kind} has no {roles}",
        "消すか、グラフの種類（kind）を直してください",
        "take it out, or give the chart another kind",
    ),
    "chart-value-count": message(
        "グラフの種類「{kind}」の value は {least} から {most} 個です",
        "a chart of the kind {kind} has {least} to {most} fields under value",
        "value に書く項目の数を直してください（書かなければ行を数えます）",
        "name as many fields under value (none: rows are counted)",
    ),
    "chart-not-a-number": message(
        "項目「{field}」は数ではないので、グラフの value にできません",
        "{field} is no number and cannot be the value of a chart",
        "型が integer か number の項目を書いてください",
        "name a field of the type integer or number",
    ),
    "chart-not-a-year": message(
        "項目「{field}」は年度ではないので、期間の始まりや終わりにできません",
        "{field} is no year and cannot be the start or end of a span",
        "型が year か integer の項目を書いてください",
        "name a field of the type year or integer",
    ),
    "chart-no-outlines": message(
        "項目「{field}」のコード表には地図の形がないので、地図を描けません"
        "（形のあるコード表: {known}）",
        "there are no outlines for the code list of {field} (there are for: {known})",
        "schemas/geo/ にコード表と同じ名前の GeoJSON を置くか、ほかの種類のグラフにしてください",
        "put a GeoJSON named as the code list into schemas/geo/, or choose another kind of chart",
    ),
    "chart-no-codes": message(
        "項目「{field}」にはコード表がないので、each に使えません",
        "{field} has no code list and cannot be named under each",
        "コード表（codes）のある項目を書いてください",
        "name a field that has codes",
    ),
    "tile-of-places": message(
        "「{chart}」は市町村ごとのグラフなので、ダッシュボードには置けません",
        "there is one {chart} for every place: it cannot stand on the dashboard",
        "each のないグラフを書いてください",
        "name a chart without each",
    ),
    "tile-without-number": message(
        "グラフの種類「{kind}」には number: {number} にあたる数がありません",
        "a chart of the kind {kind} has no number: {number}",
        "rows（件数）にするか、number を消してください",
        "take rows, or no number at all",
    ),
    "tile-without-description": message(
        "グラフ「{chart}」には定義（description）がないので、ダッシュボードには置けません",
        "the chart {chart} has no description: it cannot stand on the dashboard",
        "{dataset} の dataset.yaml の charts に、何を示す数値かを description として書いてください",
        "say what exactly it shows under description, in charts of the dataset.yaml of {dataset}",
    ),
    "chart-font-missing": message(
        "グラフを描くための日本語フォント {font} が見つかりません",
        "the Japanese font {font} that charts are drawn with is not there",
        "パッケージ {package} を入れてください（make build なら自動で入ります）",
        "install the package {package} (make build does)",
    ),
    "bad-geometry": message(
        "地図の形を読めません: {reason}",
        "the outlines of the map cannot be read: {reason}",
        "GeoJSON の FeatureCollection にし、attribution（ja・en）と、各 Feature の properties に "
        "code を書いてください",
        "make it a GeoJSON FeatureCollection with attribution (ja, en) and a code in the "
        "properties of every feature",
    ),
}
