#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml reads from .secrets/, each unless it is there already. Run it in the checkout:
#   src/main/docker/make-secrets.sh <operator's password> <client secret of the app registration>
set -euo pipefail
operator=${1:?"the operator's password is missing"}
client_secret=${2:?"the client secret of the app registration is missing"}
openssl kdf -help > /dev/null 2>&1 || { echo "OpenSSL 3 is needed: there is no 'openssl kdf'" >&2; exit 1; }
mkdir -p .secrets

random() { openssl rand -base64 32; }
make() { [ -e ".secrets/$1" ] || printf '%s' "$2" > ".secrets/$1"; }

# As Spring Security's pbkdf2@SpringSecurity_v5_8: the salt, then 310,000 rounds with HMAC-SHA256.
encoded() {
	local salt hash
	salt=$(openssl rand -hex 16)
	hash=$(openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt "pass:$1" -kdfopt "hexsalt:$salt" -kdfopt iter:310000 PBKDF2)
	printf '{pbkdf2@SpringSecurity_v5_8}%s%s' "$salt" "$(tr -d ':\n' <<< "$hash" | tr 'A-F' 'a-f')"
}

make datasource-password "$(random)"
make consent-key "$(random)"
make invitation-key "$(random)"
make webhook-key "$(random)"
make dns-secret "$(random)"
make dns-key.conf "key \"teammate\" { algorithm hmac-sha256; secret \"$(cat .secrets/dns-secret)\"; };"
make microsoft-client-secret "$client_secret"
make operator-password "$(encoded "$operator")"
# The users in the containers must be able to read the files that compose mounts; on this machine the folder keeps others out.
chmod 700 .secrets && chmod 644 .secrets/*
