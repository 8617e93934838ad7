"""Words about CKAN portals: what keeps a plan from being made or done."""

from aoimori.core.messages.message import message

PORTALS = {
    "portal-not-ckan": message(
        "CKAN の返事ではありません（{detail}）",
        "this is no answer of a CKAN ({detail})",
        "ポータルのアドレスを確かめてください。/api/3/action/status_show が開けるところです",
        "check the address of the portal: /api/3/action/status_show opens below it",
    ),
    "portal-moved": message(
        "ポータルは別のアドレスに移っています（{detail}）",
        "the portal has moved ({detail})",
        "--portal に、移った先のアドレスを書いてください",
        "give the new address to --portal",
    ),
    "portal-denied": message(
        "ポータルが許しません（{detail}）",
        "the portal does not allow it ({detail})",
        "CKAN_TOKEN が正しいか、その利用者が組織の編集者か、グループに加えられるかを"
        "確かめてください（グループを使わないなら catalog.yaml の ckan: groups: false）",
        "check CKAN_TOKEN, that its user is an editor of the organization, and may add to groups "
        "(without groups: ckan: groups: false in catalog.yaml)",
    ),
    "portal-invalid": message(
        "CKAN が受け付けません（{detail}）",
        "CKAN does not accept it ({detail})",
        "挙がっている項目を定義で直し、build からやり直してください",
        "mend what it names in the definitions, and build again",
    ),
    "portal-absent": message(
        "あるはずのものがポータルにありません（{detail}）",
        "what should be on the portal is not there ({detail})",
        "もう一度 aoimori plan で確かめてください",
        "look again: aoimori plan",
    ),
    "portal-busy": message(
        "ポータルが応じられません（{detail}）。何度か待って試しました",
        "the portal cannot answer ({detail}), though it was asked several times",
        "しばらくしてからもう一度実行してください。途中からつづけられます",
        "run it again later: it goes on where it stopped",
    ),
    "portal-taken": message(
        "この名前のデータセットはほかのだれかのもので、変更しません",
        "a dataset of this name is of somebody else, and is left as it is",
        "ポータルの管理者と相談し、どちらかの名前を変えてください",
        "talk to whoever runs the portal: one of the two needs another name",
    ),
    "portal-marked": message(
        "この名前のデータセットには別のカタログの印（{mark}）があり、変更しません",
        "a dataset of this name carries the mark of another catalogue ({mark}), and is left as it "
        "is",
        "catalog.yaml の base_url を変えたときは、ポータルの管理者に、この印"
        "（追加フィールド aoimori_catalog）を新しいものへ直してもらってください",
        "if base_url in catalog.yaml was changed, ask whoever runs the portal to change this mark "
        "(the extra aoimori_catalog) into the new one",
    ),
    "portal-owner": message(
        "この名前の組織かグループがポータルにありますが、削除されたものか、種類の違うもの、"
        "見られないものなので使えません",
        "an organization or group of this name is on the portal and cannot be used: it was "
        "deleted, is of the other kind, or may not be seen",
        "ポータルの管理者に、元に戻すか、完全に削除してもらってください",
        "ask whoever runs the portal to bring it back, or to purge it",
    ),
    "portal-too-large": message(
        "ファイルが大きすぎて、ポータルが受け取りません（{detail}）",
        "a file is too large for the portal ({detail})",
        "ポータルの管理者に、CKAN の上限（ckan.max_resource_size）と Web サーバーの上限を上げて"
        "もらうか、ファイルを置かずにリンクにしてください（catalog.yaml の ckan: resources: link）",
        "ask whoever runs the portal to raise the limit of CKAN (ckan.max_resource_size) and of "
        "its web server, or link the files instead (ckan: resources: link in catalog.yaml)",
    ),
    "portal-loader": message(
        "ポータルの {name} もファイルから表を作り、こちらの表を置き換えることがあります",
        "{name} of the portal makes tables from files too, and may replace ours",
        "表をポータルに任せるなら catalog.yaml に ckan: datastore: false と書いてください",
        "to leave tables to the portal, say ckan: datastore: false in catalog.yaml",
    ),
    "portal-changed": message(
        "見たあとで、ほかのだれかがポータルのこれを変えました",
        "somebody else changed it on the portal after it was looked at",
        "もう一度 aoimori plan で確かめてください",
        "look again: aoimori plan",
    ),
    "portal-rebuilt": message(
        "計画のあとで作り直されたファイルがあります（{detail}）",
        "a file was built anew after the plan was made ({detail})",
        "もう一度 aoimori plan で確かめてください",
        "look again: aoimori plan",
    ),
    "portal-tls": message(
        "ポータルの証明書を確かめられません（{detail}）",
        "the certificate of the portal cannot be trusted ({detail})",
        "アドレスとパソコンの時計を確かめてください。庁内の認証局なら REQUESTS_CA_BUNDLE で"
        "指定します",
        "check the address and the clock of this machine; name an authority of your own with "
        "REQUESTS_CA_BUNDLE",
    ),
    "portal-proxy": message(
        "プロキシを通れません（{detail}）",
        "the proxy does not let it through ({detail})",
        "HTTPS_PROXY と NO_PROXY を確かめてください",
        "check HTTPS_PROXY and NO_PROXY",
    ),
    "portal-no-server": message(
        "ポータルのサーバーが見つかりません",
        "no such server",
        "アドレスのつづりと、ネットワークへの接続を確かめてください",
        "check how the address is spelled, and the network",
    ),
    "portal-timeout": message(
        "ポータルから返事がありません",
        "the portal does not answer",
        "しばらくしてからもう一度実行してください。途中からつづけられます",
        "run it again later: it goes on where it stopped",
    ),
    "portal-network": message(
        "ポータルにつながりません（{detail}）",
        "the portal cannot be reached ({detail})",
        "アドレスとネットワークへの接続を確かめ、もう一度実行してください。途中からつづけられます",
        "check the address and the network and run it again: it goes on where it stopped",
    ),
    "portal-address": message(
        "ポータルのアドレスではありません",
        "this is no address of a portal",
        "https:// から書いてください。名前やパスワードは書きません",
        "it begins with https:// and has no user or password",
    ),
    "portal-not-https": message(
        "https ではないので、CKAN_TOKEN が暗号化されずに送られます",
        "it is not https: CKAN_TOKEN is sent in the clear",
        "https:// のアドレスを使ってください",
        "use the address with https://",
    ),
    "portal-no-token": message(
        "CKAN_TOKEN がないので、公開できません",
        "there is no CKAN_TOKEN: nothing can be published",
        "ポータルの自分のページの「API トークン」で作り、環境変数 CKAN_TOKEN に入れてください",
        "make one on the portal (your page, API Tokens) and put it into the variable CKAN_TOKEN",
    ),
    "portal-token": message(
        "CKAN_TOKEN はこのポータルのトークンではないか、期限が切れています",
        "CKAN_TOKEN is no token of this portal, or it has expired",
        "ポータルの自分のページの「API トークン」で作り直してください",
        "make a new one on the portal (your page, API Tokens)",
    ),
    "portal-no-right": message(
        "この CKAN_TOKEN では次の組織に公開できません: {names}",
        "this CKAN_TOKEN may not publish in these organizations: {names}",
        "計画を見るだけならこのままで構いません。公開するには、ポータルの管理者に組織の編集者に"
        "してもらってください",
        "a plan needs no more; to publish, ask whoever runs the portal to make its user an editor",
    ),
    "portal-no-datastore": message(
        "ポータルに DataStore がないので、表はファイルだけになります",
        "the portal has no DataStore: tables are there as files only",
        "このままで構いません。要るなら、ポータルの管理者に相談してください",
        "nothing needs to be done; if you want it, ask whoever runs the portal",
    ),
    "portal-old": message(
        "CKAN {version} では試していません（2.11 と 2.12 で試しています）",
        "not tried with CKAN {version} (tried with 2.11 and 2.12)",
        "まず試験用のポータルで確かめてください",
        "try it on a portal for tests first",
    ),
    "portal-twice": message(
        "同じデータセット（{dataset}）の2つ目がポータルにあります。そのままにします",
        "the portal has a second package of the same dataset ({dataset}); it is left as it is",
        "どちらが要らないかを確かめ、ポータルで削除してください",
        "see which one is not needed and delete it on the portal",
    ),
    "plan-needs-force": message(
        "確かめが要る計画です（ポータルにある {existing} 件のうち、変更 {update}・削除 {delete}）",
        "this plan needs a second look (of {existing} on the portal, update {update}, "
        "delete {delete})",
        "計画を読み、そのとおりでよければ --force --reason 理由 を付けてください",
        "read the plan; if it is meant, add --force --reason WHY",
    ),
    "plan-other": message(
        "ポータルかカタログが変わったので、この計画（{expected}）はもう当てはまりません"
        "（いまの計画は {found}）",
        "the portal or the catalogue changed: this plan ({expected}) no longer holds "
        "(now it is {found})",
        "もう一度 aoimori plan を実行し、新しい計画を確かめてください",
        "run aoimori plan again and look at the new plan",
    ),
    "plan-unreadable": message(
        "計画のファイルではありません（{reason}）",
        "this is no file of a plan ({reason})",
        "aoimori plan --out フォルダー で作られた plan.json を指定してください",
        "name the plan.json that aoimori plan --out FOLDER wrote",
    ),
    "plan-not-built": message(
        "公開するサイトがないか、シートや定義がその後変わっています",
        "there is no site to publish, or sheets and definitions have changed since",
        "aoimori build を実行してください",
        "run aoimori build",
    ),
    "plan-lacks": message(
        "公開したはずのリリースがサイトに欠けているので、ポータルには何もしません",
        "the site lacks releases that were published: nothing is done to the portal",
        "aoimori build の挙げるエラーを直してください",
        "mend the errors that aoimori build tells",
    ),
}
