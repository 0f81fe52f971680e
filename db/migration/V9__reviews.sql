-- What committees have all branches below them do once a year, and what the yearly evaluation of members keeps of each.

-- A case about a branch as a whole is about nobody.
alter table case_file alter column person_id drop not null;

-- Whether the ballot of an item asks for grades or scores and not for yes or no.
alter table meeting_item add column graded boolean not null default false;

-- casework.round -------------------------------------------------------------------------------
-- A procedure that a committee has all branches below it run for one year.
create table case_round (
  id uuid primary key,
  procedure_key varchar(60) not null,
  year int not null,
  organization_id uuid not null references organization,
  organization_name varchar(200) not null,
  -- The day as of which the people are taken, and by which every branch shall have closed its case.
  roster_on date not null,
  due_on date not null,
  -- The answers of the form with which it was launched.
  settings varchar(10000) not null,
  launched_by uuid not null references person,
  launched_name varchar(100) not null,
  launched_as varchar(40) not null,
  office varchar(300) not null,
  office_en varchar(400) not null,
  launched_at timestamptz not null,
  -- Launched twice, it is the same.
  unique (procedure_key, year, organization_id)
);
create index case_round_organization on case_round (organization_id);

-- Its branches: none has a case yet until one is opened for it, or it is known why that cannot be.
create table case_round_branch (
  round_id uuid not null references case_round,
  branch_id uuid not null references organization,
  procedure_key varchar(60) not null,
  year int not null,
  case_id uuid unique references case_file,
  -- Why no case could be opened, as a key of the message bundle.
  problem varchar(60) check (problem is null or case_id is null),
  reminded_on date,
  primary key (round_id, branch_id),
  -- One case a year, whichever committee was first.
  unique (procedure_key, year, branch_id)
);
create index case_round_branch_waiting on case_round_branch (round_id, branch_id) where case_id is null and problem is null;
create index case_round_branch_branch on case_round_branch (branch_id);

-- evaluation -----------------------------------------------------------------------------------
create table evaluation (
  case_id uuid primary key references case_file,
  branch_id uuid not null references organization,
  year int not null,
  roster_on date not null,
  -- Whether grades go to the committee above for review.
  upper_review boolean not null,
  -- What the cap on "excellent" is a third of: REGULAR members of the branch, or those who TAKING.
  cap_base varchar(10) not null check (cap_base in ('REGULAR', 'TAKING')),
  -- Whether only members without a sanction may be excellent.
  clean_record boolean not null,
  roster_fixed_on date,
  approved_on date,
  ended_on date
);
create index evaluation_branch on evaluation (branch_id, year);

create table evaluation_member (
  case_id uuid not null references evaluation,
  person_id uuid not null references person,
  name varchar(100) not null,
  pinyin varchar(600) collate "C" not null,
  standing varchar(20) not null,
  -- How the member stands to this evaluation; see evaluation.Part.
  part varchar(20) not null,
  remark varchar(300),
  self_text varchar(5000),
  self_at timestamptz,
  -- Who entered it in the member's place.
  self_by varchar(100),
  excuse varchar(300),
  -- The secret ballot: how many gave which grade.
  votes_excellent int,
  votes_qualified int,
  votes_basically int,
  votes_unqualified int,
  -- For which of the situations those who found them unqualified did; null where it was not asked.
  votes_situations int[],
  grade varchar(12) check (grade in ('EXCELLENT', 'QUALIFIED', 'BASICALLY', 'UNQUALIFIED')),
  grade_reason varchar(1000),
  situation smallint,
  -- What the member says to it.
  answer varchar(10) check (answer in ('CONFIRMED', 'OBJECTED', 'UNREACHED')),
  answer_text varchar(2000),
  answered_at timestamptz,
  answer_by varchar(100),
  primary key (case_id, person_id)
);
create index evaluation_member_person on evaluation_member (person_id, case_id);

-- What members say of each other; not secret.
create table evaluation_opinion (
  case_id uuid not null references evaluation,
  author_id uuid not null references person,
  about_id uuid not null references person check (about_id <> author_id),
  words varchar(2000) not null,
  written_at timestamptz not null,
  primary key (case_id, author_id, about_id)
);
create index evaluation_opinion_about on evaluation_opinion (about_id, case_id);
create index evaluation_opinion_author on evaluation_opinion (author_id);
