"""Words about figures that leave the way of the years before."""

from aoimori.core.messages.message import message

_JA = (
    "{row} の「{title}」は、前年の {before} から {value} へ {step} 動きました。それまでの {steps} "
    "回の増減は中央値 {median}、そこからの差の中央値 {deviation} で、±{band} の幅から外れています"
)
_EN = (
    "{title} of {row} went from {before} to {value} ({step}); the {steps} steps before had the "
    "median {median} and the median absolute deviation {deviation}: this is outside of ±{band}"
)
HISTORY = {
    "history-outlier": message(
        _JA,
        _EN,
        "シートのセルと元の資料を確かめてください。正しければ、そのまま公開できます",
        "hold the cell against its source; if it is right, it can be published as it is",
    ),
    "history-outliers": message(
        f"これまでの動きから外れた値が表「{{table}}」に {{n}} 個あります。最も外れたもの: {_JA}",
        f"{{n}} figures of {{table}} leave the way of the years before; the furthest: {_EN}",
        "公開した年度なので、確かめたものとしてまとめて示しています",
        "it was published: somebody looked at them, and they are told together",
    ),
}
