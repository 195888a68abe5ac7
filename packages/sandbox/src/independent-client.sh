#!/usr/bin/env bash
# A merchant in openssl and curl: it shares no line with the rest of this repository and knows only what the gateway's pages say.
# Creates a Pix payment, reads it, receives its signed callback over TLS, and refuses what is signed wrongly.
#
#   independent-client.sh <gateway> <login> <key> <password> <certificate> <private key>
#
# The gateway has to trust the certificate, which is for 127.0.0.1. Pays by the sandbox's own panel, as a buyer would by a bank.
set -euo pipefail

gateway=$1 login=$2 key=$3 password=$4 certificate=$5 private_key=$6
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

fail() {
  echo "not ok: $1" >&2
  exit 1
}

hmac() { # <secret>, message on standard input
  openssl dgst -sha256 -mac HMAC -macopt "key:$1" | sed 's/^.*= *//'
}

token=$(printf %s "$login" | hmac "$key")
sign() { # <file>: the signature of its bytes
  { printf %s "$login"; cat "$1"; } | hmac "$password"
}

call() { # <verb> <path> <body file>; leaves status, headers and body in $work
  local data=()
  [ ! -s "$3" ] || data=(--data-binary "@$3" -H 'content-type: application/json')
  curl -sS -X "$1" "$gateway$2" -H "access-token: $token" -H "signature: ${signature:-$(sign "$3")}" \
    ${data[@]+"${data[@]}"} -D "$work/headers" -o "$work/reply" -w '%{http_code}' > "$work/status"
}

expect_signed() {
  local found
  found=$(sed -n 's/^signature: *\([0-9a-f]*\).*$/\1/ip' "$work/headers")
  [ "$found" = "$(sign "$work/reply")" ] || fail "the reply to $1 is signed \"$found\""
}

field() { # <name> <file>: the text or number of the first field with the name
  sed -n "s/^.*\"$1\":\"\{0,1\}\([^\",}]*\).*$/\1/p" "$2"
}

# A TLS server of openssl: what it receives goes to a file, what is written to the pipe is answered.
mkfifo "$work/answer"
openssl s_server -accept 127.0.0.1:0 -naccept 1 -cert "$certificate" -key "$private_key" \
  < "$work/answer" > "$work/callback" 2> "$work/log" &
server=$!
exec 3> "$work/answer"
for _ in $(seq 200); do
  port=$(sed -n 's/^ACCEPT .*:\([0-9]*\)\r*$/\1/p' "$work/callback")
  [ -z "$port" ] || break
  sleep 0.05
done
[ -n "$port" ] || fail "openssl s_server does not listen: $(cat "$work/log")"

printf %s '{"method":"pix","reference":"shell-1","currency":"BRL","amount":25.01,"description":"Pão de queijo",' \
  '"customer":{"identifier":"c-1","first_name":"João","last_name":"Silva","itn":"12345678900"},' \
  "\"callback_url\":\"https://127.0.0.1:$port/callback\"}" > "$work/request"
call POST /v1/payment "$work/request"
[ "$(cat "$work/status")" = 200 ] || fail "the create call is answered $(cat "$work/status") $(cat "$work/reply")"
expect_signed "the create call"
id=$(field request_id "$work/reply")
[ "$(field challenge_type "$work/reply")" = qr ] || fail "no code: $(cat "$work/reply")"
code=$(field code "$work/reply")
[ "${code:0:6}" = 000201 ] || fail "the code is \"$code\""
echo "ok created $id"

: > "$work/empty"
call GET "/v1/transaction/$id" "$work/empty"
[ "$(cat "$work/status")" = 200 ] || fail "the check is answered $(cat "$work/status")"
expect_signed "the check"
[ "$(field reference "$work/reply")" = shell-1 ] || fail "the check says $(cat "$work/reply")"
echo "ok read $id"

signature=$(sign "$work/empty") call POST /v1/payment "$work/request"
[ "$(cat "$work/status")" = 401 ] || fail "the signature of other bytes is answered $(cat "$work/status")"
expect_signed "a refusal"
unset signature
echo "ok refused a wrong signature"

curl -sS -X POST "$gateway/_sandbox/transactions/$id/pay" -o "$work/paid"
length=
for _ in $(seq 200); do
  length=$(sed -n 's/^content-length: *\([0-9]*\).*$/\1/ip' "$work/callback")
  [ -z "$length" ] || ! grep -q '"error_message"' "$work/callback" || break
  sleep 0.05
done
[ -n "$length" ] || fail "no callback came: $(cat "$work/log" "$work/callback")"
# The body follows the empty line; what openssl says of the connection comes before and after the request.
blank=$(grep -n -b -a $'^\r$' "$work/callback" | head -n 1 | cut -d : -f 2)
tail -c "+$((blank + 3))" "$work/callback" | head -c "$length" > "$work/body"
[ "$(wc -c < "$work/body")" -eq "$length" ] || fail "the callback has not $length bytes"
grep -q '^POST /callback HTTP/1.1' "$work/callback" || fail "no POST: $(cat "$work/callback")"
found=$(sed -n 's/^signature: *\([0-9a-f]*\).*$/\1/ip' "$work/callback")
[ "$found" = "$(sign "$work/body")" ] || fail "the callback is signed \"$found\", its bytes are $(cat "$work/body")"
[ "$(field request_id "$work/body")" = "$id" ] || fail "the callback is about $(cat "$work/body")"
grep -q '"status":{"name":"success"' "$work/body" || fail "the callback says $(cat "$work/body")"
printf 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n' >&3
echo "ok called back $id"

for _ in $(seq 200); do
  curl -sS "$gateway/_sandbox/transactions" -o "$work/list"
  ! grep -q '"callbacks":\[{"sent_at":[0-9.]*,"status":200' "$work/list" || break
  sleep 0.05
done
grep -q '"callbacks":\[{"sent_at":[0-9.]*,"status":200' "$work/list" || fail "not acknowledged: $(cat "$work/list")"
echo "ok acknowledged $id"
