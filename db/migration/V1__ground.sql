-- The tables of every room but the engine's, which creates its own (ACT_*) in the same database.
-- Days of record are dates in Asia/Shanghai, instants are timestamptz (UTC).

-- organization ---------------------------------------------------------------------------------
-- What every organisation is now; what it was before stands in organization_version.
create table organization (
  id uuid primary key,
  code varchar(20) not null unique,
  name varchar(200) not null,
  type varchar(12) not null,
  -- From when it was merged on, the organisation that took over what it had.
  parent_id uuid references organization,
  -- Authority to admit probationary members; must be granted explicitly (rules of 2026, article 22).
  can_approve_probationary boolean not null default false,
  founded_on date not null,
  -- The first day on which it was no more.
  dissolved_on date,
  merged_into uuid references organization,
  -- Since when it has been as it is; null if it always was.
  since date,
  -- How its name is spelled and typed; null until somebody has worked it out.
  spelled varchar(1500),
  -- From the top of the tree down to itself; kept by a trigger.
  path uuid[] not null
);
create index organization_parent on organization (parent_id, code);
create index organization_path on organization (path);
create index organization_code on organization (code varchar_pattern_ops);
create index organization_name on organization (name varchar_pattern_ops);
create index organization_unspelled on organization (id) where spelled is null;

create function organization_path() returns trigger language plpgsql as $$
begin
  if new.parent_id is null then
    new.path := array[new.id];
  else
    select path || new.id into new.path from organization where id = new.parent_id;
    if new.path is null or new.id = any(new.path[:array_length(new.path, 1) - 1]) then
      raise exception 'organization % cannot be under %', new.id, new.parent_id;
    end if;
  end if;
  return new;
end
$$;
create trigger organization_path before insert or update of parent_id on organization
  for each row execute function organization_path();

create function organization_path_below() returns trigger language plpgsql as $$
begin
  update organization set path = new.path || path[array_length(old.path, 1) + 1:]
    where path > old.path and path < old.path || 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid;
  return null;
end
$$;
create trigger organization_path_below after update of parent_id on organization
  for each row when (old.path is distinct from new.path) execute function organization_path_below();

-- What an organisation was, from its first day as such until the first day it was otherwise.
create table organization_version (
  id bigint generated always as identity primary key,
  organization_id uuid not null references organization,
  name varchar(200) not null,
  type varchar(12) not null,
  parent_id uuid references organization,
  can_approve_probationary boolean not null,
  from_date date not null,
  to_date date not null check (to_date > from_date),
  -- When its end was written down.
  recorded_at timestamptz not null
);
create index organization_version_of on organization_version (organization_id, from_date);
create index organization_version_parent on organization_version (parent_id);

-- Everything an organisation is or was, for every question as of a day.
create view organization_state as
  select id, code, name, type, parent_id, can_approve_probationary, coalesce(since, founded_on) as from_date,
    dissolved_on as to_date from organization
  union all
  select v.organization_id, o.code, v.name, v.type, v.parent_id, v.can_approve_probationary, v.from_date, v.to_date
  from organization_version v join organization o on o.id = v.organization_id;

-- Every act on an organisation as it was confirmed, with what it was and what it became.
create table organization_event (
  id bigint generated always as identity primary key,
  organization_id uuid not null references organization,
  act varchar(20) not null,
  event_date date not null,
  -- The document that ordered it, and why.
  document varchar(200) not null,
  was varchar(200),
  becomes varchar(200),
  -- The organisation it was moved under, merged into or took in.
  other_id uuid references organization,
  actor_id uuid not null,
  actor_name varchar(100) not null,
  recorded_at timestamptz not null
);
create index organization_event_of on organization_event (organization_id, event_date, id);

-- What of an organisation is looked up: each two neighbours of name, code and spelling, and each character that is not a
-- Latin letter.
create function organization_words(name varchar, code varchar, spelled varchar) returns text
language sql immutable parallel safe as $$
  select ' ' || lower(normalize(name || ' ' || code, nfkc)) || coalesce(' ' || spelled, '')
$$;
create function organization_grams(words text, shortest int) returns int[]
language sql immutable strict parallel safe as $$
  select array_agg(distinct hashtext(gram))
  from (select substr(words, n, size) as gram, size
        from generate_series(1, length(words)) n, generate_series(shortest, 2) size) g
  where length(gram) = size and gram not like '% %' and (size = 2 or ascii(gram) > 127)
$$;
create index organization_search on organization using gin (organization_grams(organization_words(name, code, spelled), 1));

-- Which organisations somebody last left open in the tree; it follows them to another device.
create table organization_view (
  person_id uuid primary key,
  opened uuid[] not null
);

create table person (
  id uuid primary key,
  name varchar(100) not null,
  -- How the name is spelled and typed: zengxiaoming, zxm; empty until somebody has spelled it.
  pinyin varchar(600) collate "C" not null default '',
  initials varchar(100) collate "C" not null default '',
  birth_date date,
  organization_id uuid not null references organization,
  standing varchar(20),
  standing_since date,
  -- Something was written that the quality board has not looked at yet.
  unchecked boolean not null default true
);
create index person_organization on person (organization_id, name);
create index person_name on person (name collate "C", id);
create index person_pinyin on person (pinyin, id);
create index person_initials on person (initials, pinyin, id);
create index person_standing on person (standing, pinyin, id);
create index person_birth on person (name, birth_date);
create index person_unchecked on person (id) where unchecked;
create index person_unspelled on person (id) where pinyin = '';

-- What else is recorded of a person; null is unknown. Codes are those of the code lists.
create table person_record (
  person_id uuid primary key references person,
  sex varchar(1),
  nation varchar(2),
  native_place varchar(100),
  birth_place varchar(100),
  education varchar(2),
  degree varchar(1),
  marital varchar(2),
  political_status varchar(2),
  work_since date,
  league_since date,
  unit_and_post varchar(200),
  job varchar(100),
  profession varchar(100),
  stratum varchar(100),
  residence varchar(200),
  household varchar(200),
  migrant_worker boolean,
  mobile boolean,
  out_of_contact boolean,
  party_age_correction int
);

-- What is encrypted, each by itself. The number is found again by its blind index (HMAC-SHA-256 with a key of its own).
create table person_identity (
  person_id uuid primary key references person,
  citizen_id varchar(200),
  citizen_id_index bytea unique,
  -- Whether it says the same day of birth and sex as the record; null where one of them is unknown.
  birth_agrees boolean,
  sex_agrees boolean,
  phone varchar(200)
);

create table standing_change (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  standing varchar(20) not null,
  since date not null,
  -- Null where it was taken from earlier records and not decided in a case here.
  case_id uuid,
  recorded_at timestamptz not null
);
create index standing_change_person on standing_change (person_id);
create index standing_change_case on standing_change (case_id) where case_id is not null;

-- What happened to a person here, beside standings and posts. Values of encrypted fields are encrypted.
create table person_event (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  kind varchar(20) not null,
  day date not null,
  case_id uuid,
  what varchar(300),
  what_en varchar(400),
  field varchar(30),
  old_value varchar(500),
  new_value varchar(500),
  reason varchar(500),
  by_name varchar(100),
  office varchar(300),
  office_en varchar(400),
  recorded_at timestamptz not null
);
create index person_event_person on person_event (person_id, day, id);

-- Who read whose whole identity or telephone number, when and why.
create table number_view (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  field varchar(20) not null default 'CITIZEN_ID' check (field in ('CITIZEN_ID', 'PHONE')),
  viewer_id uuid not null references person,
  viewer_name varchar(100) not null,
  office varchar(300) not null,
  office_en varchar(400) not null,
  reason varchar(500) not null,
  day date not null,
  seen_at timestamptz not null
);
create index number_view_person on number_view (person_id, id);
create index number_view_viewer on number_view (viewer_id, day);

-- What a person wants changed in their record. Values of encrypted fields are encrypted.
create table change_proposal (
  id uuid primary key,
  person_id uuid not null references person,
  field varchar(30) not null,
  old_value varchar(500),
  new_value varchar(500) not null,
  state varchar(10) not null check (state in ('WAITING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
  proposed_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references person,
  decided_name varchar(100),
  office varchar(300),
  office_en varchar(400),
  reason varchar(500)
);
create unique index change_proposal_waiting on change_proposal (person_id, field) where state = 'WAITING';
create index change_proposal_oldest on change_proposal (proposed_at, id) where state = 'WAITING';
create index change_proposal_person on change_proposal (person_id, proposed_at);

-- What the quality board found incomplete or contradictory, kept beside the record so that it is counted by an index.
create table person_fault (
  person_id uuid not null references person,
  fault varchar(30) not null,
  organization_id uuid not null references organization,
  primary key (person_id, fault)
);
create index person_fault_organization on person_fault (organization_id, fault, person_id);
create index person_fault_fault on person_fault (fault, person_id);

-- A post held by a person from one day to another, both included; one that never was ends before it begins. What role it
-- is stands in the glossary: a role of a diagram, or one of the three administrators.
create table post (
  id uuid primary key,
  person_id uuid not null references person,
  organization_id uuid not null references organization,
  role varchar(40) not null,
  from_date date not null,
  to_date date
);
create index post_person on post (person_id);
create index post_organization on post (organization_id, role);
create index post_history on post (organization_id, from_date desc, id desc);
create index post_administrator on post (role, id) where role in ('admin', 'security-admin', 'auditor');

-- Nobody administers the system and decides, nor administers it twice (三员分立), however the row came here.
create function post_is_separate() returns trigger language plpgsql as $$
begin
  if new.to_date >= new.from_date is not false and exists (
    select from post o where o.person_id = new.person_id and o.id <> new.id
      and (o.role in ('admin', 'security-admin', 'auditor') or new.role in ('admin', 'security-admin', 'auditor'))
      and o.to_date >= o.from_date is not false
      and daterange(o.from_date, o.to_date, '[]') && daterange(new.from_date, new.to_date, '[]')) then
    raise exception 'an administrator of the system holds no other post';
  end if;
  return null;
end
$$;
create trigger post_is_separate after insert or update on post
  for each row execute function post_is_separate();

-- Every change of a post, as it was made: what was wrong stays to be seen.
create table post_change (
  id bigint generated always as identity primary key,
  post_id uuid not null references post,
  kind varchar(12) not null check (kind in ('APPOINTED', 'ENDED', 'CORRECTED', 'ANNULLED', 'HANDED_OVER')),
  from_date date not null,
  to_date date,
  reason varchar(500),
  by_id uuid not null references person,
  by_name varchar(100) not null,
  office varchar(300) not null,
  office_en varchar(400) not null,
  made_at timestamptz not null
);
create index post_change_post on post_change (post_id, id);

-- Somebody who is away has another person of the organisation act in their posts there, for some days.
create table absence (
  id uuid primary key,
  person_id uuid not null references person,
  substitute_id uuid not null references person,
  organization_id uuid not null references organization,
  -- Only what belongs to this procedure; null for everything.
  procedure_key varchar(60),
  from_date date not null,
  to_date date not null,
  reason varchar(500) not null,
  made_by uuid not null references person,
  made_name varchar(100) not null,
  -- In which another arranged it for the person; empty for the person themselves.
  office varchar(300) not null default '',
  office_en varchar(400) not null default '',
  made_at timestamptz not null,
  -- Ended before its last day, and by whom.
  ended_at timestamptz,
  ended_name varchar(100),
  check (to_date >= from_date),
  check (person_id <> substitute_id)
);
create index absence_person on absence (person_id, from_date);
create index absence_substitute on absence (substitute_id, from_date);
create index absence_organization on absence (organization_id, from_date);

-- Declared relatives, one row for each of the two: other_id is what the kind says to person_id.
create table relative (
  id uuid not null,
  person_id uuid not null references person,
  other_id uuid not null references person,
  kind varchar(12) not null check (kind in ('SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'GRANDPARENT', 'GRANDCHILD', 'IN_LAW',
    'OTHER')),
  declared_by uuid not null references person,
  declared_name varchar(100) not null,
  office varchar(300),
  office_en varchar(400),
  declared_at timestamptz not null,
  ended_at timestamptz,
  ended_name varchar(100),
  end_reason varchar(500),
  primary key (id, person_id),
  check (person_id <> other_id)
);
create unique index relative_of on relative (person_id, other_id) where ended_at is null;

-- How often somebody looked for others by name on the last day on which they did.
create table name_lookup (
  person_id uuid primary key references person,
  day date not null,
  count int not null
);

create table discipline (
  id uuid primary key,
  person_id uuid not null references person,
  kind varchar(30) not null,
  from_date date not null,
  until_date date
);
create index discipline_person on discipline (person_id);

-- A sheet of organisations, people or posts that somebody brought. It stays on record; its rows do not.
create table sheet_import (
  id uuid primary key,
  person_id uuid not null references person,
  -- The account it was brought with, in whose name it is carried out.
  account_id uuid not null,
  kind varchar(20) not null,
  file_name varchar(200) not null,
  sha256 char(64) not null,
  state varchar(12) not null check (state in ('READING', 'CHECKING', 'READY', 'BAD', 'WRITING', 'DONE', 'REFUSED',
    'LOST', 'DROPPED', 'EXPIRED')),
  -- Why the file was not taken: the key of a message.
  refused varchar(60),
  rows int not null default 0,
  bad_rows int not null default 0,
  bad_cells int not null default 0,
  -- How far the work on it has come.
  done int not null default 0,
  total int not null default 0,
  -- Something was changed after the preview, so that it had to be checked anew; the application stopped while writing.
  changed boolean not null default false,
  interrupted boolean not null default false,
  -- Whoever works on it at the moment, and when they were last known to.
  run uuid,
  seen_at timestamptz,
  uploaded_at timestamptz not null,
  finished_at timestamptz
);
create index sheet_import_person on sheet_import (person_id, uploaded_at desc, id);
create index sheet_import_run on sheet_import (seen_at) where run is not null;
create index sheet_import_uploaded on sheet_import (uploaded_at)
  where state not in ('DONE', 'REFUSED', 'LOST', 'DROPPED', 'EXPIRED');

-- The rows of a sheet between being checked and being imported, each encrypted as a whole. What rows are compared by, with
-- one another and with what there is, stands beside: codes and names, numbers only by their blind index.
create table sheet_row (
  import_id uuid not null references sheet_import,
  row_no int not null,
  cells text not null,
  -- What is wrong with it; null if nothing is.
  problems text,
  key varchar(100),
  other varchar(100),
  mark varchar(40),
  -- Rows are written in this order first: what comes under another organisation after it.
  level int not null default 0,
  primary key (import_id, row_no)
);
create index sheet_row_key on sheet_row (import_id, key);
create index sheet_row_other on sheet_row (import_id, other, mark);
create index sheet_row_level on sheet_row (import_id, level, row_no);
create index sheet_row_problems on sheet_row (import_id, row_no) where problems is not null;

-- identity -------------------------------------------------------------------------------------
create table account (
  id uuid primary key,
  username varchar(60) collate "C" not null unique,
  -- Null for an account that signs in elsewhere.
  password_hash varchar(200),
  password_changed_at timestamptz not null default now(),
  -- Until when a password made by an administrator can be used; null once the person has made one of their own.
  one_time_until timestamptz,
  person_id uuid not null references person,
  display_name varchar(100) not null,
  -- False once it is closed; locked_at while an administrator keeps it shut.
  enabled boolean not null default true,
  locked_at timestamptz,
  locked_why varchar(200),
  -- The subject at Keycloak to which the account belongs; only an administrator's word has tied them.
  keycloak_subject varchar(60) unique,
  created_at timestamptz not null default now(),
  demo boolean not null default false,
  demo_note varchar(200),
  demo_note_en varchar(200)
);
create index account_person on account (person_id);
create index account_name on account (display_name text_pattern_ops, username);

-- A browser in which somebody is signed in. The session itself (below) only holds which of these it belongs to.
create table sign_in (
  id uuid primary key,
  account_id uuid not null references account,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  -- When the password was typed last.
  fresh_at timestamptz not null,
  ended_at timestamptz,
  address varchar(60) not null,
  device varchar(60) not null,
  keycloak_session varchar(60)
);
create index sign_in_account on sign_in (account_id, seen_at) where ended_at is null;
create index sign_in_seen on sign_in (seen_at);
create index sign_in_keycloak on sign_in (keycloak_session) where keycloak_session is not null;

-- Wrong passwords, by the hash of a name and by address.
create table sign_in_limit (
  key varchar(80) primary key,
  failures int not null,
  last_at timestamptz not null,
  waits_until timestamptz
);

-- How far the directory of a Keycloak server was read, and when; and the posts that came from there.
create table directory_state (
  one boolean primary key default true check (one),
  asked_at timestamptz not null,
  read_up_to timestamptz,
  read_whole_at timestamptz
);
create table directory_post (
  person_id uuid not null references person,
  role varchar(40) not null,
  post_id uuid not null references post,
  primary key (person_id, role)
);

-- Sessions, as Spring Session wants its tables.
create table spring_session (
  primary_id char(36) primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

-- How a person wants the pages to look and to speak.
create table preference (
  person_id uuid primary key references person,
  language varchar(2) not null check (language in ('zh', 'en')),
  type_size varchar(10) not null check (type_size in ('standard', 'large')),
  theme varchar(10) not null check (theme in ('system', 'light', 'dark'))
);

-- deadline -------------------------------------------------------------------------------------
-- Days that differ from the plain week: holidays (working = false) and make-up days. Without an organisation they are
-- those of the State Council; with one they hold for it and the organisations below it. A day late in December may be of
-- the arrangement of the next year, to whose New Year it belongs.
create table calendar_day (
  day date not null,
  organization_id uuid references organization,
  of_year int not null check (of_year - extract(year from day) in (0, 1)),
  working boolean not null,
  name varchar(60) not null,
  unique nulls not distinct (day, organization_id)
);
-- The years whose holidays are published, when (null where nobody noted it) and where; all others are counted by the plain
-- week.
create table calendar_year (
  year int primary key,
  published_on date,
  source varchar(200) not null
);
-- One row, which counts the changes: nodes notice by it that another node has made one.
create table calendar_version (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into calendar_version (version) values (1);
-- Whoever writes dates holds the calendar while counting, many at a time; who changes it waits for them and they for him.
-- An advisory lock, since it is fair where a row that many share would keep a change waiting for ever. A function, since
-- its second statement sees what was committed while the first one waited, and the step pays for one round trip.
create function calendar_hold() returns bigint language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('calendar'));
  return (select version from calendar_version);
end $$;
create function calendar_change() returns bigint language plpgsql as $$
declare
  changed bigint;
begin
  perform pg_advisory_xact_lock(hashtext('calendar'));
  update calendar_version set version = version + 1 returning version into changed;
  return changed;
end $$;
-- Every change of the calendar, as it was confirmed.
create table calendar_change (
  id bigint generated always as identity primary key,
  year int not null,
  organization_id uuid references organization,
  days text not null,
  published_on date,
  source varchar(200),
  moved int not null,
  made_by uuid not null references person,
  made_at timestamptz not null
);

-- material -------------------------------------------------------------------------------------
create table stored_file (
  id uuid primary key,
  sha256 char(64) not null,
  name varchar(200) not null,
  content_type varchar(100) not null,
  size_bytes bigint not null,
  uploaded_by uuid not null references person,
  -- How many pages can be shown as pictures; 0 if none can.
  pages int not null,
  uploaded_at timestamptz not null
);
create index stored_file_sha256 on stored_file (sha256);
create index stored_file_uploaded on stored_file (uploaded_at);

-- form -----------------------------------------------------------------------------------------
-- Every schema a submission was ever made with, so that it can be shown as it was handed in.
create table form_version (
  sha256 char(64) primary key,
  form_key varchar(120) not null,
  content text not null
);

-- casework -------------------------------------------------------------------------------------
create table case_file (
  id uuid primary key,
  number varchar(40) not null unique,
  procedure_key varchar(60) not null,
  definition_id varchar(64) not null,
  organization_id uuid not null references organization,
  previous_organization_id uuid references organization,
  person_id uuid not null references person,
  person_name varchar(100) not null,
  state varchar(10) not null check (state in ('OPEN', 'CLOSED')),
  result varchar(200),
  result_en varchar(300),
  version int not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
-- One person has one running case of a procedure.
create unique index case_file_one_open on case_file (procedure_key, person_id) where state = 'OPEN';
create index case_file_person on case_file (person_id);
create index case_file_organization on case_file (organization_id, opened_at);
create index case_file_closed on case_file (closed_at, id) where state = 'CLOSED';

create table case_number (
  procedure_key varchar(60) not null,
  year int not null,
  last int not null,
  primary key (procedure_key, year)
);

create table step_record (
  id uuid primary key,
  case_id uuid not null references case_file,
  seq int not null,
  step_id varchar(120) not null,
  step_name varchar(200) not null,
  step_name_en varchar(300) not null,
  step_number varchar(10),
  task_id varchar(64),
  outcome varchar(40) not null,
  outcome_name varchar(200) not null,
  outcome_name_en varchar(300) not null,
  reason text,
  actor_id uuid not null references person,
  actor_name varchar(100) not null,
  office varchar(300) not null,
  office_en varchar(400) not null,
  -- Handed in for the person concerned, on a paper they signed.
  on_behalf boolean not null,
  -- The holder of the office in whose place the actor acted while they were away.
  instead_id uuid references person,
  instead_name varchar(100),
  -- Taken on paper before the case was kept here, and copied from there by the actor.
  from_paper boolean not null default false,
  event_date date not null,
  recorded_at timestamptz not null,
  due_on date,
  definition_id varchar(64) not null,
  form_key varchar(120) not null,
  form_sha256 char(64) not null references form_version,
  -- The submission exactly as handed in: canonical JSON, stored as text so that its hash stays true.
  submission text not null,
  submission_sha256 char(64) not null,
  -- What is encrypted of it, by the salted digest that stands for it there: so it can change keys and be forgotten.
  secrets text,
  unique (case_id, seq)
);
-- A task is completed once, whatever else fails.
create unique index step_record_task on step_record (task_id) where task_id is not null;

create table step_file (
  record_id uuid not null references step_record,
  file_id uuid not null references stored_file,
  case_id uuid not null references case_file,
  material varchar(60),
  field varchar(60) not null,
  version int not null,
  primary key (record_id, file_id)
);
create index step_file_case on step_file (case_id, material, version);
create index step_file_file on step_file (file_id);

-- How long a kind of material is kept where the administrator has set it; null keeps it. Kinds are those of the code.
create table retention_rule (
  kind varchar(20) primary key,
  months int check (months > 0),
  basis varchar(300) not null,
  set_by uuid not null references person,
  set_at timestamptz not null
);

-- A case of which nothing is erased, until it is lifted.
create table legal_hold (
  id uuid primary key,
  case_id uuid not null references case_file,
  reason varchar(500) not null,
  placed_by uuid not null references person,
  placed_name varchar(100) not null,
  office varchar(300) not null,
  office_en varchar(400) not null,
  placed_at timestamptz not null,
  lifted_by uuid references person,
  lifted_name varchar(100),
  lift_reason varchar(500),
  lifted_at timestamptz
);
create unique index legal_hold_of on legal_hold (case_id) where lifted_at is null;

-- What was erased of a case, and under which rule.
create table case_erasure (
  case_id uuid not null references case_file,
  kind varchar(20) not null,
  months int not null,
  basis varchar(300) not null,
  basis_en varchar(300) not null,
  erased_at timestamptz not null,
  files int not null,
  records int not null,
  primary key (case_id, kind)
);

-- What somebody has begun to write for a step. The content is encrypted as a whole; the files in it are named beside it.
create table draft (
  case_id uuid not null references case_file,
  step_id varchar(120) not null,
  person_id uuid not null references person,
  form_sha256 char(64) not null references form_version,
  operation uuid not null,
  content text not null,
  file_ids uuid[] not null,
  revision int not null,
  saved_at timestamptz not null,
  primary key (case_id, step_id, person_id)
);

create table case_participant (
  case_id uuid not null references case_file,
  role varchar(40) not null,
  person_id uuid not null references person,
  primary key (case_id, role, person_id)
);
create index case_participant_person on case_participant (person_id);

-- One row per write a person asked for: the same key again gets the same answer.
create table operation (
  key uuid primary key,
  actor_id uuid not null,
  request_sha256 char(64) not null,
  answer varchar(200),
  created_at timestamptz not null default now()
);

-- Every period that runs for an open step; the engine knows nothing of it.
create table deadline (
  id uuid primary key,
  case_id uuid not null references case_file,
  task_id varchar(64) not null,
  step_id varchar(120) not null,
  -- Which period of the step in the diagram, from 0; -1 is the day a return asked for.
  period int not null,
  kind varchar(10) not null check (kind in ('NOT_BEFORE', 'DUE', 'EVERY', 'REMIND')),
  origin_on date not null,
  due_on date not null,
  working_days boolean not null,
  provisional boolean not null,
  opened_at timestamptz not null,
  -- The event date of the step that ended it, null while it runs; gone_at for a step that ended without being taken.
  settled_on date,
  gone_at timestamptz,
  -- The next day on which a rung of the step's ladder is climbed; null if none is left. It only says when to look.
  rung_on date,
  unique (task_id, period)
);
create index deadline_running on deadline (due_on, id) where settled_on is null and gone_at is null;
create index deadline_case on deadline (case_id);
create index deadline_rung_on on deadline (rung_on, id) where rung_on is not null;

-- The rungs of the ladder that were climbed: each once, whichever node did it; anew only when the day has been moved.
create table deadline_rung (
  deadline_id uuid not null references deadline,
  rung int not null,
  due_on date not null,
  -- To how many people the message went.
  told int not null,
  climbed_at timestamptz not null,
  primary key (deadline_id, rung, due_on)
);

-- Each day every running case's dates are computed anew from diagram and history and held against the rows.
create table deadline_comparison (
  day date primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  cases int not null default 0,
  -- How many rows were missing, had other dates or belonged to nothing any more.
  differences int not null default 0
);

create table deadline_difference (
  id bigint generated always as identity primary key,
  day date not null references deadline_comparison,
  case_id uuid not null references case_file,
  task_id varchar(64) not null,
  period int not null,
  was_on date,
  should_be_on date,
  -- Not where only the calendar differs: that moves a date after somebody has confirmed it.
  mended boolean not null
);
create index deadline_difference_day on deadline_difference (day);

-- The person a case is about asked whoever holds it to go on: once a day for a step.
create table nudge (
  task_id varchar(64) not null,
  day date not null,
  case_id uuid not null references case_file,
  person_id uuid not null references person,
  told int not null,
  nudged_at timestamptz not null,
  primary key (task_id, day)
);

-- Reviews that organisations have made of all people of a standing together, such as the yearly analysis of activists.
create table team_review (
  id uuid primary key,
  organization_id uuid not null references organization,
  procedure_key varchar(60) not null,
  review_id varchar(60) not null,
  event_date date not null,
  -- The day it was due, and how many people it was about.
  due_on date not null,
  people int not null,
  findings text not null,
  reason text,
  actor_id uuid not null references person,
  actor_name varchar(100) not null,
  office varchar(300) not null,
  office_en varchar(400) not null,
  recorded_at timestamptz not null
);
create index team_review_of on team_review (organization_id, procedure_key, review_id, event_date);

-- Since when an organisation owes such a review, found out once a day and when one is made; it wakes the ladder.
create table team_review_due (
  id uuid primary key,
  organization_id uuid not null references organization,
  procedure_key varchar(60) not null,
  review_id varchar(60) not null,
  origin_on date not null,
  due_on date not null,
  -- Whether there is anybody of that standing now; without, nothing is owed.
  anybody boolean not null,
  -- The next day on which a rung of its ladder is climbed; null if none is left. It only says when to look.
  rung_on date,
  unique (organization_id, procedure_key, review_id)
);
create index team_review_rung_on on team_review_due (rung_on, id) where rung_on is not null;

-- The rungs that were climbed, each once for each day on which one was due.
create table team_review_rung (
  due_id uuid not null references team_review_due,
  turn_on date not null,
  rung int not null,
  told int not null,
  climbed_at timestamptz not null,
  primary key (due_id, turn_on, rung)
);

-- A sheet of cases begun on paper, between being looked over and being entered; encrypted as a whole, kept for a week.
create table transcript_sheet (
  id uuid primary key,
  person_id uuid not null references person,
  content text not null,
  uploaded_at timestamptz not null
);
create index transcript_sheet_uploaded on transcript_sheet (uploaded_at);

-- The running dates that a change of the calendar moved, as they were seen by whoever confirmed it.
create table calendar_move (
  id bigint generated always as identity primary key,
  change_id bigint not null references calendar_change,
  case_id uuid not null references case_file,
  step_id varchar(120) not null,
  -- Whether it is the first day on which the step is allowed, and not the last.
  blocks boolean not null,
  was_on date not null,
  becomes_on date not null
);
create index calendar_move_change on calendar_move (change_id, id);

-- inbox ----------------------------------------------------------------------------------------
-- One row per open task and office.
create table inbox_item (
  task_id varchar(64) not null,
  role varchar(40) not null,
  -- The organisation in which the role is held, or the person who has it; null where there is no such office.
  office_id uuid,
  case_id uuid not null,
  procedure_key varchar(60) not null,
  case_number varchar(40) not null,
  step_id varchar(120) not null,
  step_name varchar(200) not null,
  step_name_en varchar(300) not null,
  step_number varchar(10),
  subject_id uuid not null,
  subject_name varchar(100) not null,
  -- How the name is spelled and typed: zengxiaoming, zxm. A whole sentence of a name may be six letters a character.
  subject_pinyin varchar(600) not null,
  subject_initials varchar(100) not null,
  -- All that a search may hit, each after a blank: name, pinyin, initials, number of the case.
  search varchar(1000) not null,
  branch_id uuid not null,
  branch_name varchar(200) not null,
  basis varchar(300),
  basis_en varchar(400),
  not_before date,
  due_on date,
  -- From when it is soon due, and since when its period does not run.
  soon_on date,
  paused_on date,
  -- How its dates came about, in sentences, each on a line of its own.
  why varchar(4000),
  why_en varchar(4000),
  -- Sorting key: no due date sorts last, so that one index serves the page.
  due_sort date not null,
  opened_at timestamptz not null
);
create unique index inbox_item_key on inbox_item (task_id, role, coalesce(office_id, case_id));
create index inbox_item_office on inbox_item (office_id, role, due_sort, opened_at, task_id) include (subject_id, soon_on, procedure_key);
create index inbox_item_step on inbox_item (office_id, role, procedure_key, step_id, due_sort, opened_at, task_id);
create index inbox_item_branch on inbox_item (office_id, role, branch_id, due_sort, opened_at, task_id);
create index inbox_item_subject on inbox_item (subject_id);

-- What of a text is looked up: each two neighbours, and for whoever types a single one each character that is not a
-- Latin letter and each beginning of a word. They are mixed with the office, so that a common name costs an office no
-- more than it has of it, and hashed as hash indexes do it, so that the index is a fifth of the size.
create function inbox_grams(office uuid, role varchar, words varchar, shortest int) returns int[]
language sql immutable strict parallel safe as $$
  select array_agg(distinct hashtext(office || role || gram))
  from (select substr(words, n, size) as gram, n, size
        from generate_series(1, length(words)) n, generate_series(shortest, 2) size) g
  where length(gram) = size and gram not like '% %'
    and (size = 2 or ascii(gram) > 127 or n = 1 or substr(words, n - 1, 1) = ' ')
$$;
-- New rows are looked through one by one until a megabyte of them has come together: that keeps a step cheap.
create index inbox_item_search on inbox_item using gin (inbox_grams(office_id, role, search, 1))
  with (gin_pending_list_limit = 1024);

-- What a person last chose to see of their inbox; it follows them to another device.
create table inbox_choice (
  person_id uuid primary key references person,
  procedure_key varchar(60),
  step_id varchar(120),
  branch_id uuid,
  subject_id uuid,
  -- Single letters as commands can be turned off (WCAG 2.1.4).
  keys boolean not null default true
);

-- notice ---------------------------------------------------------------------------------------
-- Where a person wants mail; nobody has confirmed the address.
create table mail_address (
  person_id uuid primary key references person,
  address varchar(254) not null
);

-- What a person has decided about the mail of one kind of message; where nothing is decided, the code says how it goes.
create table mail_choice (
  person_id uuid not null references person,
  kind varchar(20) not null,
  delivery varchar(5) not null check (delivery in ('EACH', 'DAILY', 'NONE')),
  primary key (person_id, kind)
);

-- Letters to be sent, each written down in the transaction of what it tells. Its id is in the letter's Message-ID.
create table mail_outbox (
  id uuid primary key,
  person_id uuid not null references person,
  daily boolean not null,
  state varchar(10) not null check (state in ('WAITING', 'SENT', 'GIVEN_UP', 'DROPPED')),
  -- When it may be tried (again): whoever takes it to the server puts this off, so that nobody else takes it meanwhile.
  due_at timestamptz not null,
  attempts int not null default 0,
  -- Why it has not been sent yet, or never was.
  problem varchar(500),
  written_at timestamptz not null,
  sent_at timestamptz
);
create index mail_outbox_due on mail_outbox (due_at, id) where state = 'WAITING';
create index mail_outbox_person on mail_outbox (person_id, written_at) where problem is not null;

-- What is said is kept as data and put into words in the language of whoever reads it. Kinds are those of the code.
create table notice (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  kind varchar(20) not null,
  -- Null where it is about no case: the message leads to its path, or to the reviews that an organisation owes.
  case_id uuid,
  path varchar(200),
  -- The step to which the message leads while it waits; without one it leads to the case.
  task_id varchar(64),
  subject_name varchar(200) not null,
  text varchar(500) not null,
  text_en varchar(700) not null,
  until_on date,
  items text[] not null default '{}',
  items_en text[] not null default '{}',
  by_name varchar(100),
  told_at timestamptz not null,
  read_at timestamptz,
  -- The morning whose summary shall hold it, and the letter that does.
  daily_at timestamptz,
  mail_id uuid references mail_outbox
);
create index notice_person on notice (person_id, id);
create index notice_unread on notice (person_id, id) where read_at is null;
create index notice_task on notice (task_id) where task_id is not null;
create index notice_mail on notice (mail_id) where mail_id is not null;
create index notice_daily on notice (daily_at) where daily_at is not null and mail_id is null;

-- ledger ---------------------------------------------------------------------------------------
-- The application's role may insert and read here and nothing else (db/grants.sql): heads are moved by triggers.
create table ledger_head (
  -- 'case', 'organization', 'person', 'account', 'sheet', 'installation'
  chain_kind varchar(20) not null,
  chain_id uuid primary key,
  seq int not null,
  hash bytea not null
);

-- A member of an entry's JSON, which is always UTF-8.
create function ledger_member(body bytea, name text) returns text language plpgsql immutable as $$
begin
  return cast(convert_from(body, 'UTF8') as json) ->> name;
end
$$;

create table ledger_entry (
  chain_kind varchar(20) not null,
  chain_id uuid not null,
  seq int not null,
  recorded_at timestamptz not null,
  -- The bytes that were hashed, kept as they were: rendering a value again must never matter.
  body bytea not null,
  previous bytea not null,
  hash bytea not null,
  -- For whoever looks entries up; they say nothing that the body does not.
  actor_id uuid generated always as (cast(ledger_member(body, 'actor') as uuid)) stored,
  act varchar(40) generated always as (ledger_member(body, 'act')) stored,
  primary key (chain_id, seq)
);
create index ledger_entry_time on ledger_entry (recorded_at, chain_id, seq);
create index ledger_entry_actor on ledger_entry (actor_id, recorded_at, chain_id, seq);
create index ledger_entry_act on ledger_entry (act, recorded_at, chain_id, seq);

-- What of an entry is personal and may have to be forgotten one day: from where, with which device, words typed. The
-- entry has the hash of salt and content; with the salt gone too, nobody can find out by guessing what it was.
create table ledger_personal (
  chain_id uuid not null,
  seq int not null,
  recorded_at timestamptz not null,
  salt bytea not null,
  content bytea not null,
  primary key (chain_id, seq)
);
create index ledger_personal_time on ledger_personal (recorded_at);

-- Entries that no seal covers yet.
create table ledger_unsealed (
  chain_id uuid not null,
  seq int not null,
  primary key (chain_id, seq)
);

create table ledger_seal (
  number int primary key,
  sealed_at timestamptz not null,
  -- The bytes that were signed.
  head bytea not null,
  hash bytea not null,
  signature bytea not null
);

-- Which entries a seal covers. The leaves of its tree are these, by chain (in the order of ids) and number.
create table ledger_sealed (
  seal int not null references ledger_seal,
  chain_id uuid not null,
  from_seq int not null,
  to_seq int not null check (to_seq >= from_seq),
  primary key (chain_id, to_seq)
);
create index ledger_sealed_seal on ledger_sealed (seal, chain_id);

-- Where seals are to be taken and whether they are there; this is no evidence and may be changed.
create table ledger_delivery (
  seal int not null references ledger_seal,
  place varchar(20) not null,
  due_at timestamptz not null default clock_timestamp(),
  attempts int not null default 0,
  problem varchar(500),
  delivered_at timestamptz,
  primary key (seal, place)
);
create index ledger_delivery_due on ledger_delivery (due_at) where delivered_at is null;

-- What the application's own verification found.
create table ledger_verification (
  id uuid primary key,
  started_at timestamptz not null default clock_timestamp(),
  -- Null for one by the schedule.
  by_person uuid references person,
  entries bigint not null,
  checked bigint not null default 0,
  beat_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  faults int,
  -- The first thing found: where, and the code of what is wrong there.
  fault_place varchar(200),
  fault varchar(40)
);
create index ledger_verification_start on ledger_verification (started_at);

-- Waits for whoever writes in the same chain, and says where it ends and what time it is; other chains are not waited for.
create function ledger_continue(kind varchar, chain uuid)
returns table (seq int, hash bytea, recorded_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.ledger_head as h (chain_kind, chain_id, seq, hash)
  values (kind, chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
  perform from public.ledger_head h where h.chain_id = chain for update;
  return query select h.seq, h.hash, clock_timestamp() from public.ledger_head h where h.chain_id = chain;
end
$$;

-- An entry either continues its chain or is refused. The owner's rights move the head; nobody else's can.
create function ledger_advance() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.ledger_head h set seq = new.seq, hash = new.hash
  where h.chain_id = new.chain_id and h.chain_kind = new.chain_kind and h.seq = new.seq - 1 and h.hash = new.previous;
  if not found then
    raise exception 'The entry does not continue its chain';
  end if;
  insert into public.ledger_unsealed (chain_id, seq) values (new.chain_id, new.seq);
  return new;
end
$$;

-- Each entry is sealed once, in its order.
create function ledger_note_sealed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken int;
begin
  if new.from_seq <> 1 and not exists (
    select from public.ledger_sealed s where s.chain_id = new.chain_id and s.to_seq = new.from_seq - 1) then
    raise exception 'The seal does not continue the one before';
  end if;
  delete from public.ledger_unsealed u
  where u.chain_id = new.chain_id and u.seq between new.from_seq and new.to_seq;
  get diagnostics taken = row_count;
  if taken <> new.to_seq - new.from_seq + 1 then
    raise exception 'The seal covers entries that are not there or have one';
  end if;
  return new;
end
$$;

-- Forgets what is personal in entries recorded before a time. Not what is younger than the six months for which the law
-- (网络安全法) wants network logs kept: so nobody can use it to cover their tracks.
create function ledger_forget(before timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  forgotten int;
begin
  if before > clock_timestamp() - interval '183 days' then
    raise exception 'What is personal in the ledger is kept for at least 183 days';
  end if;
  delete from public.ledger_personal p where p.recorded_at < before;
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end
$$;

create trigger ledger_entry_advance before insert on ledger_entry
  for each row execute function ledger_advance();
create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function ledger_is_append_only();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
  for each statement execute function ledger_is_append_only();
create trigger ledger_seal_append_only before update or delete on ledger_seal
  for each row execute function ledger_is_append_only();
create trigger ledger_seal_no_truncate before truncate on ledger_seal
  for each statement execute function ledger_is_append_only();
create trigger ledger_sealed_note before insert on ledger_sealed
  for each row execute function ledger_note_sealed();
create trigger ledger_sealed_append_only before update or delete on ledger_sealed
  for each row execute function ledger_is_append_only();

-- installation ---------------------------------------------------------------------------------
-- How far the demonstration's clock stands ahead; production never writes here.
create table demo_clock (
  one boolean primary key default true check (one),
  ahead_seconds bigint not null
);

-- Which keys the data was encrypted with, each by an HMAC of the setting's name under it, which gives nothing of it away;
-- its first bytes are the id. One key writes; an old one is needed until nothing is encrypted with it any more.
create table installation_key (
  setting varchar(40) not null,
  id varchar(8) not null,
  fingerprint bytea not null,
  state varchar(8) not null check (state in ('NEXT', 'CURRENT', 'OLD', 'RETIRED')),
  since timestamptz not null default clock_timestamp(),
  primary key (setting, id)
);
create unique index installation_key_current on installation_key (setting) where state = 'CURRENT';

-- The running nodes, each with the ids of the keys it has and of those it writes with.
create table installation_node (
  id uuid primary key,
  seen_at timestamptz not null,
  has text[] not null,
  writes text[] not null
);

-- A change of keys, and how far it has come: pass after pass over everything that is encrypted, until one finds nothing.
create table key_change (
  id uuid primary key,
  setting varchar(40) not null,
  old_id varchar(8) not null,
  new_id varchar(8) not null,
  begun_at timestamptz not null,
  begun_by uuid not null references person,
  pass int not null default 1,
  -- A pass waits until no node writes with the old key, and then for what was under way at that moment.
  waits boolean not null default true,
  barrier timestamptz,
  -- The table at work, and behind which row of it.
  place int not null default 0,
  after text[],
  -- How many rows this pass has looked at and written; how many all passes have.
  looked bigint not null default 0,
  changed bigint not null default 0,
  all_changed bigint not null default 0,
  seen_at timestamptz not null,
  finished_at timestamptz
);
create unique index key_change_running on key_change (setting) where finished_at is null;
