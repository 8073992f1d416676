import type { AgentFile } from './agent-files.ts';

export interface ScriptParts {
  /** Where the collector is, as hosts reach it. */
  readonly url: string;
  /** Of its certificate, base64url; null where authorities vouch for it. */
  readonly pin: string | null;
  /** With its pin, as `enroll` takes it. */
  readonly token: string;
  readonly files: readonly AgentFile[];
  readonly version: string;
  readonly madeMs: number;
  readonly expiresMs: number;
}

/** A clock that is further off would make the evidence of this host worthless. */
const clockBehindSeconds = 60;

/**
 * The script that installs an agent on one host (POSIX sh). Nothing of it runs before all of it has come. The token is in it: whoever can read
 * the script can enrol one host until it is used or expires, so it never becomes an argument and is not left behind.
 */
export function installScript(parts: ScriptParts): string {
  return `#!/bin/sh
# Installs the agent of kadoban ${parts.version} on one host. It holds a secret: remove it when it is done. \`sh FILE --help\` tells more.
set -eu

collector=${quoted(parts.url)}
version=${quoted(parts.version)}
pin=${quoted(parts.pin === null ? '' : base64(parts.pin))}
made_at=${Math.floor(parts.madeMs / 1000)}
ends_at=${Math.floor(parts.expiresMs / 1000)}
checksums=${quoted(parts.files.map(({ platform, sha256 }) => `${platform}:${sha256}`).join(' '))}

write_token() {
  cat <<'END_OF_TOKEN'
${parts.token}
END_OF_TOKEN
}
${script}`;
}

/** What is the same in all of them. The languages of a message stand side by side. */
const script = `
say() {
  case "\${LC_ALL:-\${LC_MESSAGES:-\${LANG:-}}}" in
    ja*) printf '%s\\n' "$2" ;;
    *) printf '%s\\n' "$1" ;;
  esac
}

# Exit codes: 1 failed, 2 not understood, 3 this system, its clock or the version is not suited.
stop() {
  code=$1
  shift
  say "kadoban: $1" "kadoban: $2" >&2
  exit "$code"
}

help() {
  say 'sh FILE [--yes] [--dry-run] [--no-start] [--prefix DIR] [--proxy URL] [--offline FILE] [--version X]
sh FILE --uninstall [--purge] [--yes] [--dry-run] [--prefix DIR]
  --yes           does not ask
  --dry-run       only says what would be done
  --no-start      systemd starts the agent at the next boot
  --prefix DIR    the program lies in DIR/bin (/usr/local)
  --proxy URL     the way to the collector, such as http://proxy.example.jp:3128; without it https_proxy of the environment
  --offline FILE  installs this kadoban-agent-….tar.gz, which has to be the one of this collector
  --version X     goes on only if the agent of this collector is X
  --uninstall     takes the agent off this host; configuration and identity stay. Works after the script has expired, too
  --purge         with --uninstall: removes those as well, and tells the collector
Exit codes: 0 done, 1 failed, 2 not understood, 3 this system, its clock or the version is not suited.' \\
    'sh FILE [--yes] [--dry-run] [--no-start] [--prefix DIR] [--proxy URL] [--offline FILE] [--version X]
sh FILE --uninstall [--purge] [--yes] [--dry-run] [--prefix DIR]
  --yes           確認せずに実行します
  --dry-run       実行内容の表示だけを行います
  --no-start      次回の起動時に systemd がエージェントを開始します
  --prefix DIR    プログラムを DIR/bin に置きます (/usr/local)
  --proxy URL     コレクターまでのプロキシ (http://proxy.example.jp:3128 など)。なければ環境変数 https_proxy を使います
  --offline FILE  この kadoban-agent-….tar.gz (このコレクターのものに限ります) をインストールします
  --version X     このコレクターのエージェントが X のときだけ続けます
  --uninstall     エージェントをこのホストから削除します。設定と識別情報は残ります。スクリプトの期限が切れていても使えます
  --purge         --uninstall とともに: 設定と識別情報も削除し、コレクターに伝えます
終了コード: 0 完了、1 失敗、2 指定の誤り、3 対応していないシステム、時計のずれ、またはバージョンの違い'
}

check_version() {
  if [ -n "$wanted" ] && [ "$wanted" != "$version" ]; then
    stop 3 "this collector has version $version of the agent, and no other" "このコレクターのエージェントはバージョン $version だけです"
  fi
}

find_platform() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) platform=linux-x64 ;;
    Linux-aarch64 | Linux-arm64) platform=linux-arm64 ;;
    *) stop 3 "there is no agent for $(uname -s) on $(uname -m)" "$(uname -s) $(uname -m) 用のエージェントはありません" ;;
  esac
  checksum=
  for one in $checksums; do
    case $one in "$platform":*) checksum=\${one#*:} ;; esac
  done
  if [ -z "$checksum" ]; then
    stop 3 "the collector has no agent for $platform" "コレクターに $platform 用のエージェントがありません"
  fi
}

check_clock() {
  now=$(date +%s)
  if [ "$now" -lt $((made_at - ${clockBehindSeconds})) ]; then
    stop 3 "the clock of this host is $((made_at - now)) s or more behind; set it first" \\
      "このホストの時計が $((made_at - now)) 秒以上遅れています。先に合わせてください"
  fi
  if [ "$now" -ge "$ends_at" ]; then
    stop 3 'this script has expired, or the clock of this host is ahead; get a new one' \\
      'このスクリプトは期限切れか、このホストの時計が進んでいます。新しいスクリプトを取得してください'
  fi
}

tell_install() {
  say "This installs the agent of kadoban on this host and enrols it with $collector:
  - fetches kadoban-agent-$platform.tar.gz from there, and checks that its SHA-256 is $checksum
  - runs its \\\`install\\\`: $prefix/bin/kadoban-agent, the user kadoban-agent, /etc/kadoban-agent, /var/lib/kadoban-agent,
    and kadoban-agent.service where there is systemd
  - trades the token in this script for an identity of this host; a host that has one keeps it" \\
    "このホストに kadoban のエージェントをインストールし、$collector に登録します。
  - kadoban-agent-$platform.tar.gz を取得し、SHA-256 が $checksum であることを確認します
  - その install を実行します: $prefix/bin/kadoban-agent、ユーザー kadoban-agent、/etc/kadoban-agent、/var/lib/kadoban-agent、
    systemd があれば kadoban-agent.service
  - このスクリプトのトークンをホストの鍵と引き換えます。登録済みのホストはそのままです"
}

ask() {
  if [ "$(id -u)" -ne 0 ]; then
    stop 1 'only root can do that: sudo sh FILE' 'root 権限が必要です: sudo sh FILE'
  fi
  if [ -n "$yes" ]; then return; fi
  if [ ! -t 0 ]; then
    if [ -z "$purge" ]; then return; fi
    stop 2 'nobody can be asked here: --purge needs --yes' '確認できる端末がありません。--purge には --yes が必要です'
  fi
  say 'Go on? [y/N]' '続けますか? [y/N]'
  read -r answer
  case $answer in
    [yY]*) ;;
    *) stop 1 'nothing was changed' '何も変更していません' ;;
  esac
}

# By the program that is here, whatever it came from. Nothing is fetched and nobody enrols, so neither token, platform nor clock matter.
uninstall() {
  program=$prefix/bin/kadoban-agent
  if [ ! -x "$program" ]; then
    stop 1 "there is no agent at $program; --prefix DIR says where it is" "$program にエージェントはありません。場所は --prefix DIR で指定します"
  fi
  say "This takes the agent of kadoban off this host: $program uninstall$purge" \\
    "このホストから kadoban のエージェントを削除します: $program uninstall$purge"
  set -- uninstall --prefix "$prefix" \${purge:+--purge}
  if [ -n "$dry_run" ]; then
    set -- "$@" --dry-run
  else
    ask
  fi
  "$program" "$@" || exit 1
}

# curl, wget and \`install\` read it from there, and \`install\` keeps it for the service. Arguments can be read by everybody.
use_proxy() {
  case $1 in
    *@*) stop 2 'a password is no argument: give it by https_proxy in the environment' \\
      'パスワードは引数に書けません。環境変数 https_proxy で渡してください' ;;
  esac
  https_proxy=$1
  export https_proxy
  unset HTTPS_PROXY
}

# A pinned certificate needs no authority, and with one -k changes nothing: both programs check the pin all the same.
fetch() {
  if command -v curl >/dev/null; then
    if [ -n "$pin" ]; then
      curl -fsSk --pinnedpubkey "sha256//$pin" -o "$2" "$1"
    else
      curl -fsS -o "$2" "$1"
    fi
  elif command -v wget >/dev/null; then
    if [ -n "$pin" ]; then
      wget -q --no-check-certificate --pinnedpubkey="sha256//$pin" -O "$2" "$1"
    else
      wget -q -O "$2" "$1"
    fi
  else
    stop 1 'neither curl nor wget is installed' 'curl も wget もありません'
  fi
}

main() {
  yes='' dry_run='' no_start='' prefix=/usr/local offline='' wanted='' uninstall='' purge=''
  while [ $# -gt 0 ]; do
    case $1 in
      --yes) yes=1 ;;
      --dry-run) dry_run=1 ;;
      --no-start) no_start=1 ;;
      --uninstall) uninstall=1 ;;
      --purge) purge=' --purge' ;;
      --prefix | --offline | --proxy | --version)
        if [ $# -lt 2 ]; then stop 2 "$1 needs a value" "$1 に値が必要です"; fi
        case $1 in
          --prefix) prefix=$2 ;;
          --offline) offline=$2 ;;
          --version) wanted=$2 ;;
          *) use_proxy "$2" ;;
        esac
        shift
        ;;
      --help)
        help
        exit 0
        ;;
      *) stop 2 "$1 is no option; see --help" "$1 という指定はありません (--help)" ;;
    esac
    shift
  done
  if [ -n "$uninstall" ]; then
    uninstall
    exit 0
  fi
  if [ -n "$purge" ]; then stop 2 '--purge goes with --uninstall' '--purge は --uninstall とともに指定します'; fi
  check_version
  find_platform
  check_clock
  tell_install
  if [ -n "$dry_run" ]; then exit 0; fi
  ask
  umask 077
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  trap 'exit 1' HUP INT TERM
  packed=$offline
  if [ -z "$packed" ]; then
    packed=$work/agent.tar.gz
    fetch "$collector/agents/kadoban-agent-$platform.tar.gz" "$packed" ||
      stop 1 "the agent could not be fetched from $collector" "$collector からエージェントを取得できませんでした"
  fi
  if [ "$(sha256sum <"$packed")" != "$checksum  -" ]; then
    stop 1 "what was fetched is not the agent of this collector (SHA-256 is not $checksum); nothing of it was run" \\
      "取得したファイルはこのコレクターのものではありません (SHA-256 が $checksum と異なります)。実行していません"
  fi
  tar -xzf "$packed" -C "$work"
  program=$work/kadoban-agent-$platform/kadoban-agent
  if ! "$program" version >/dev/null; then
    stop 3 'the agent does not start here: it needs glibc 2.28 or newer, libstdc++ and libatomic, and a TMPDIR that allows programs' \\
      'エージェントを起動できません。glibc 2.28 以降、libstdc++、libatomic、および実行可能な TMPDIR が必要です'
  fi
  write_token >"$work/token"
  set -- install --collector "$collector" --token-file "$work/token" --prefix "$prefix"
  if [ -n "$no_start" ]; then set -- "$@" --no-start; fi
  "$program" "$@" || exit 1
}

main "$@"
`;

/** One word for the shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** curl and wget want it with the characters and the padding of plain base64. */
export function base64(pin: string): string {
  return Buffer.from(pin, 'base64url').toString('base64');
}
