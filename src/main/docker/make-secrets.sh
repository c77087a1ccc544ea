#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml reads from .secrets/, each unless it is there already.
#   src/main/docker/make-secrets.sh <operator's password> <client secret of the app registration>
set -euo pipefail
umask 077
operator=${1:?operator\'s password}
client_secret=${2:?client secret of the app registration}
mkdir -p .secrets

random() { openssl rand -base64 32; }
make() { [ -e ".secrets/$1" ] || printf '%s' "$2" > ".secrets/$1"; }

make datasource-password "$(random)"
make consent-key "$(random)"
make invitation-key "$(random)"
make dns-secret "$(random)"
make dns-key.conf "key \"teammate\" { algorithm hmac-sha256; secret \"$(cat .secrets/dns-secret)\"; };"
make microsoft-client-secret "$client_secret"
make operator-password "{bcrypt}$(htpasswd -bnBC 10 '' "$operator" | tr -d ':\n')"
# The containers' users must be able to read what compose mounts.
chmod 755 .secrets && chmod 644 .secrets/*
