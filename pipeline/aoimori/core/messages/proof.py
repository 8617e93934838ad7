"""Words about files that are held against a listing of their digests."""

from aoimori.core.messages.message import message

PROOF = {
    "proof-missing": message(
        "一覧にあるファイルがありません",
        "a listed file is not there",
        "もう一度すべてダウンロードしてください。それでもなければ、公開元に知らせてください",
        "get all of it again; if it is still missing, tell the publisher",
    ),
    "proof-differs": message(
        "内容が一覧と違います（一覧 {expected}、ファイル {found}）",
        "the content is not what the listing says (listed {expected}, found {found})",
        "もう一度ダウンロードしてください。同じなら、このファイルを使わず公開元に知らせてください",
        "get it again; if it is the same, do not use the file and tell the publisher",
    ),
    "proof-unlisted": message(
        "一覧にないファイルがあります",
        "a file is not in the listing",
        "公開元のものか、この一覧では確かめられません。自分で足したものなら、そのままで構いません",
        "the listing does not prove where it comes from; if you put it there, it may stay",
    ),
    "proof-unsafe": message(
        "フォルダーの外を指す名前なので、見ませんでした",
        "the name leads out of the folder, so it was not looked at",
        "正しく作られた一覧や zip にはない名前です。展開せず、公開元に知らせてください",
        "no honest listing or zip has such names: do not unpack it, and tell the publisher",
    ),
    "proof-twice": message(
        "zip に同じ名前のファイルが2つ以上あります",
        "the zip has several files of the same name",
        "開くソフトによって違うファイルが出てきます。使わず、公開元に知らせてください",
        "programs take one or the other: do not use it, and tell the publisher",
    ),
    "proof-unreadable": message(
        "読めません（{reason}）",
        "cannot be read ({reason})",
        "もう一度ダウンロードするか、ファイルの権限を確かめてください",
        "get it again, or see who may read it",
    ),
    "proof-encrypted": message(
        "パスワードで守られているので、読めません",
        "it is protected by a password and cannot be read",
        "zip を展開し、できたフォルダーを指定してください",
        "unpack the zip and name the folder",
    ),
    "proof-packing": message(
        "ふつうの zip にはない方法で圧縮されているので、読めません",
        "it is packed in a way that plain zips do not have, and cannot be read",
        "zip を展開し、できたフォルダーを指定してください",
        "unpack the zip and name the folder",
    ),
    "proof-overlaps": message(
        "zip の中のファイルが重なり合っているので、読みません",
        "files in the zip overlap, so it is not read",
        "展開すると、とてつもない大きさになる作りです。展開せず、公開元に知らせてください",
        "such a zip grows beyond measure: do not unpack it, and tell the publisher",
    ),
    "proof-endless": message(
        "{most} GiB を超えても終わらないので、読むのをやめました",
        "given up after {most} GiB, and no end of it",
        "公開元に知らせてください",
        "tell the publisher",
    ),
    "proof-no-sums": message(
        "SHA256SUMS がないので、確かめられません",
        "there is no SHA256SUMS to verify it by",
        "サイトの先頭、data/発行者/データセット/年度、または zip を指定してください",
        "name the root of a site, data/PUBLISHER/DATASET/YEAR of it, or a zip",
    ),
    "proof-sums-broken": message(
        "SHA256SUMS の {line} 行目が読めません: {text}",
        "line {line} of SHA256SUMS cannot be understood: {text}",
        "sha256sum と同じ形（検査値、空白2つ、名前）のファイルを、もう一度取ってください",
        "get it again; each line has a digest, two blanks and a name, as sha256sum writes it",
    ),
    "proof-sums-empty": message(
        "SHA256SUMS に何も書かれていません",
        "SHA256SUMS lists nothing",
        "もう一度ダウンロードしてください",
        "get it again",
    ),
    "proof-not-there": message(
        "フォルダーも zip もありません",
        "there is no such folder or zip",
        "名前を確かめてください。アドレスなら https:// から書きます",
        "check the name; an address begins with https://",
    ),
    "proof-not-zip": message(
        "zip として読めません（{reason}）",
        "this is no zip that can be read ({reason})",
        "途中までしかないか、壊れています。もう一度ダウンロードしてください",
        "it is incomplete or broken: download it again",
    ),
    "proof-not-https": message(
        "https ではないので、途中で書き換えられていても分かりません",
        "it is not https: what is changed on the way cannot be noticed",
        "https:// のアドレスがあれば、そちらを使ってください",
        "use the address with https://, if there is one",
    ),
    "proof-http": message(
        "サーバーが {status} と答えました",
        "the server answered {status}",
        "アドレスを確かめ、しばらくしてからもう一度実行してください",
        "check the address, and try again later",
    ),
    "proof-no-server": message(
        "サーバーが見つかりません",
        "no such server",
        "アドレスのつづりと、ネットワークへの接続を確かめてください",
        "check how the address is spelled, and the network",
    ),
    "proof-tls": message(
        "サーバーの証明書を確かめられません（{reason}）",
        "the certificate of the server cannot be trusted ({reason})",
        "パソコンの時計とアドレスを確かめてください。正しければ、サイトの管理者に知らせてください",
        "check the clock of this machine and the address; if both are right, tell whoever runs it",
    ),
    "proof-timeout": message(
        "{seconds} 秒待っても返事がありません",
        "no answer within {seconds} seconds",
        "しばらくしてからもう一度実行してください",
        "try again later",
    ),
    "proof-network": message(
        "ダウンロードできません（{reason}）",
        "it cannot be downloaded ({reason})",
        "ネットワークへの接続を確かめ、もう一度実行してください",
        "check the network and try again",
    ),
}
