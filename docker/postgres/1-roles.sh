#!/bin/sh
# Run once by the database's image: the owner migrates, the app owns nothing and is bound by row security, the backup role reads everything.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" -v backup="$BACKUP_PASSWORD" <<'SQL'
create role batuta_owner login password :'owner';
create role batuta_app login password :'app';
create role batuta_backup login bypassrls password :'backup';
grant pg_read_all_data to batuta_backup;
create database batuta owner batuta_owner;
SQL
