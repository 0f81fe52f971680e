-- The process editor: drafts of diagrams, their release by a second person, and the move of running cases to a version.

create table diagram_draft (
  id uuid primary key,
  procedure_key varchar(60) not null,
  title varchar(100) not null,
  -- The version it began with; null for a file that was brought.
  base_id varchar(64),
  state varchar(10) not null check (state in ('OPEN', 'ASKED', 'RELEASED', 'DROPPED')),
  -- Counts every saving.
  revision int not null,
  -- Who has it open, and when they were last heard of.
  holder_id uuid references person,
  holder_name varchar(100),
  held_at timestamptz,
  made_at timestamptz not null
);
create index diagram_draft_procedure on diagram_draft (procedure_key, made_at desc);

-- What was saved. The savings of one person within a few minutes are one row, so that a history stays readable.
create table diagram_text (
  draft_id uuid not null references diagram_draft,
  revision int not null,
  content text not null,
  -- When its first saving was, and when its last.
  began_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by uuid not null references person,
  saved_name varchar(100) not null,
  -- The revision that was brought back with it; null for work.
  restored int,
  primary key (draft_id, revision)
);

-- What a draft takes away from the regulation on somebody's authority.
create table diagram_authority (
  draft_id uuid not null references diagram_draft,
  -- The fingerprint of what exactly is loosened: another change needs another authority.
  loosening char(64) not null,
  element varchar(120) not null,
  what varchar(1000) not null,
  what_en varchar(1500) not null,
  authority varchar(200) not null,
  reason varchar(500) not null,
  given_by uuid not null references person,
  given_name varchar(100) not null,
  given_at timestamptz not null,
  primary key (draft_id, loosening)
);

create table diagram_release (
  id uuid primary key,
  draft_id uuid not null references diagram_draft,
  procedure_key varchar(60) not null,
  revision int not null,
  -- The text that was asked for, and that of the version it takes the place of.
  text_sha256 char(64) not null,
  before_sha256 char(64) not null,
  notes varchar(1000) not null,
  from_date date not null,
  state varchar(10) not null check (state in ('WAITING', 'WITHDRAWN', 'REFUSED', 'PLANNED', 'LIVE', 'FAILED')),
  asked_by uuid not null references person,
  asked_name varchar(100) not null,
  asked_at timestamptz not null,
  decided_by uuid references person,
  decided_name varchar(100),
  decided_at timestamptz,
  -- Why it was refused, or why it could not go live on its day.
  reason varchar(1000),
  definition_id varchar(64),
  live_at timestamptz,
  -- Nobody releases what they asked for themselves, however the row came here.
  check (decided_by is null or decided_by <> asked_by or state = 'WITHDRAWN')
);
create unique index diagram_release_draft on diagram_release (draft_id) where state in ('WAITING', 'PLANNED');
create index diagram_release_procedure on diagram_release (procedure_key, asked_at desc);
create index diagram_release_definition on diagram_release (definition_id) where definition_id is not null;
create index diagram_release_planned on diagram_release (from_date) where state = 'PLANNED';

create table diagram_migration (
  id uuid primary key,
  procedure_key varchar(60) not null,
  target_id varchar(64) not null,
  -- Which step leads to which, one on a line.
  mapping text not null,
  reason varchar(500) not null,
  made_by uuid not null references person,
  made_name varchar(100) not null,
  made_at timestamptz not null,
  finished_at timestamptz
);
create index diagram_migration_procedure on diagram_migration (procedure_key, made_at desc);

create table diagram_migration_case (
  migration_id uuid not null references diagram_migration,
  case_id uuid not null references case_file,
  from_id varchar(64) not null,
  from_step varchar(120) not null,
  to_step varchar(120),
  state varchar(10) not null check (state in ('WAITING', 'MOVED', 'STAYED')),
  -- Why it stayed: the key of a message, and the step it is about.
  problem varchar(60),
  problem_step varchar(200),
  problem_step_en varchar(300),
  done_at timestamptz,
  primary key (migration_id, case_id)
);
create index diagram_migration_waiting on diagram_migration_case (migration_id) where state = 'WAITING';
create index case_file_definition on case_file (definition_id) where state = 'OPEN';

-- A draft that is tried out with an invented case, and the ways that are kept to be gone again.
create table diagram_trial (
  id uuid primary key,
  draft_id uuid not null references diagram_draft,
  procedure_key varchar(60) not null,
  -- Null while it is only tried.
  name varchar(100),
  first_day date not null,
  today date not null,
  -- The steps taken, and where it stood before each and at the end when it was kept.
  moves text not null,
  expected text,
  made_by uuid not null references person,
  made_name varchar(100) not null,
  made_at timestamptz not null,
  check ((name is null) = (expected is null))
);
create index diagram_trial_kept on diagram_trial (procedure_key, name) where name is not null;
