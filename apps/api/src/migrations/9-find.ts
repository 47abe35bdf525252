import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words of everything that can be found, kept up by triggers and read by range: under row security full text and trigrams scan
 * every tenant. A read model, made from names and titles, so the change log leaves it out.
 */
export class Find1764100000009 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.search_words (
  organization_id uuid not null,
  word text collate "C" not null,
  record_id uuid not null,
  kind text not null check (kind in ('INITIATIVE', 'PERSON', 'DEPARTMENT')),
  -- What the word stands in: a record's words from one source are replaced together.
  source text not null check (source in ('title', 'key', 'name')),
  primary key (organization_id, word, record_id, source)
);
create index search_words_of_record on app.search_words (organization_id, record_id, word);

-- As platform's searchWords does: without accents and case, split at anything that is neither letter nor digit.
create function app.search_words_of(text text) returns setof text language sql immutable as $$
  select distinct left(word, 60) from regexp_split_to_table(lower(regexp_replace(normalize(coalesce(text, ''), NFKD), '[\\u0300-\\u036f]', '', 'g')), '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f]+') word where word <> ''
$$;

-- Arguments: kind, source, the column that is read.
create function app.keep_search_words() returns trigger language plpgsql as $$
declare
  fresh text := case when tg_op <> 'DELETE' then to_jsonb(new) ->> tg_argv[2] end;
  stale text := case when tg_op <> 'INSERT' then to_jsonb(old) ->> tg_argv[2] end;
begin
  if tg_op = 'UPDATE' and fresh is not distinct from stale then return null; end if;
  if tg_op <> 'INSERT' then delete from app.search_words where organization_id = old.organization_id and record_id = old.id and source = tg_argv[1]; end if;
  if tg_op <> 'DELETE' then
    insert into app.search_words (organization_id, word, record_id, kind, source) select new.organization_id, word, new.id, tg_argv[0], tg_argv[1] from app.search_words_of(fresh) word;
  end if;
  return null;
end $$;
create trigger keep_search_words after insert or update or delete on app.initiatives for each row execute function app.keep_search_words('INITIATIVE', 'key', 'external_key');
create trigger keep_search_words after insert or update or delete on app.people for each row execute function app.keep_search_words('PERSON', 'name', 'name');
create trigger keep_search_words after insert or update or delete on app.departments for each row execute function app.keep_search_words('DEPARTMENT', 'name', 'name');
create trigger keep_search_words_added after insert on app.subjects for each row when (new.kind = 'initiative') execute function app.keep_search_words('INITIATIVE', 'title', 'title');
create trigger keep_search_words after update or delete on app.subjects for each row when (old.kind = 'initiative') execute function app.keep_search_words('INITIATIVE', 'title', 'title');

-- What is there already. The owner of tables is not above forced row security everywhere.
alter table app.subjects no force row level security;
alter table app.initiatives no force row level security;
alter table app.people no force row level security;
alter table app.departments no force row level security;
insert into app.search_words select organization_id, word, id, 'INITIATIVE', 'title' from app.subjects, app.search_words_of(title) word where kind = 'initiative';
insert into app.search_words select organization_id, word, id, 'INITIATIVE', 'key' from app.initiatives, app.search_words_of(external_key) word;
insert into app.search_words select organization_id, word, id, 'PERSON', 'name' from app.people, app.search_words_of(name) word;
insert into app.search_words select organization_id, word, id, 'DEPARTMENT', 'name' from app.departments, app.search_words_of(name) word;
alter table app.subjects force row level security;
alter table app.initiatives force row level security;
alter table app.people force row level security;
alter table app.departments force row level security;

alter table app.search_words enable row level security;
alter table app.search_words force row level security;
create policy tenant on app.search_words using (organization_id = app.tenant());
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
