-- What committees have all branches below them do once a year, and what the yearly evaluation of members keeps of each.

-- A case about a branch as a whole is about nobody.
alter table case_file alter column person_id drop not null;

-- Whether the ballot of an item asks for grades or scores and not for yes or no.
alter table meeting_item add column graded boolean not null default false;

-- How many could vote when the vote began: those entitled who were there, and members on probation where they give grades.
alter table meeting_item add column voter_count int;
update meeting_item set voter_count = actual_count;

-- What each teller counted of the grades on paper, beside the ballots' own numbers.
create table meeting_grade_count (
  item_id uuid not null,
  round int not null,
  person_id uuid not null,
  question varchar(60) not null,
  choice varchar(60) not null,
  votes int not null,
  primary key (item_id, round, person_id, question, choice),
  foreign key (item_id, round, person_id) references meeting_count on delete cascade
);

-- organization ---------------------------------------------------------------------------------
-- Who turned from which organisation to which, from what day. An organisation that was merged into another took its people
-- along; that is no change of theirs.
create table affiliation_change (
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  from_id uuid not null references organization,
  to_id uuid not null references organization,
  day date not null,
  recorded_at timestamptz not null
);
create index affiliation_change_person on affiliation_change (person_id, day, id);
create index affiliation_change_from on affiliation_change (from_id, day);
create index affiliation_change_to on affiliation_change (to_id);

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
  -- Noted before the case is opened, so that its first step knows its day.
  case_id uuid unique references case_file deferrable initially deferred,
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

-- How unqualified members were disposed of, for the annual return.
create table evaluation_disposal (
  case_id uuid not null references case_file,
  kind varchar(20) not null,
  branch_id uuid not null references organization,
  decided_on date not null,
  primary key (case_id, kind)
);
create index evaluation_disposal_branch on evaluation_disposal (branch_id, decided_on);

-- secretaryreport ------------------------------------------------------------------------------
create table secretary_report (
  case_id uuid primary key references case_file,
  branch_id uuid not null references organization,
  person_id uuid not null references person,
  year int not null,
  roster_on date not null,
  -- Of a hundred: everyday findings, pre-check, comment, scores at the meeting.
  weight_usual int not null,
  weight_precheck int not null,
  weight_review int not null,
  weight_ballot int not null check (weight_usual + weight_precheck + weight_review + weight_ballot = 100),
  min_words int,
  max_words int,
  -- The figures of the branch as they were cited on the day the report was handed in.
  figures varchar(4000),
  figures_on date,
  precheck_points numeric(5, 2),
  usual_points numeric(5, 2),
  review_points numeric(5, 2),
  grade varchar(10) check (grade in ('GOOD', 'FAIR', 'ORDINARY', 'POOR')),
  graded_on date,
  ended_on date
);
create index secretary_report_branch on secretary_report (branch_id, year);
create index secretary_report_person on secretary_report (person_id);

-- How many of a class of assessors gave what for an item; nothing says who.
create table secretary_score (
  case_id uuid not null references secretary_report,
  class varchar(20) not null,
  item varchar(20) not null,
  good int not null,
  fair int not null,
  ordinary int not null,
  poor int not null,
  primary key (case_id, class, item)
);

-- What each of two counted, every time they did; what both counted alike are the scores. Nothing says who scored what.
create table secretary_count (
  case_id uuid not null references secretary_report,
  round int not null,
  person_id uuid not null references person,
  class varchar(20) not null,
  item varchar(20) not null,
  good int not null,
  fair int not null,
  ordinary int not null,
  poor int not null,
  primary key (case_id, round, person_id, class, item)
);
create index secretary_count_person on secretary_count (person_id);

-- 问题清单、责任清单、整改清单: what is lacking, who answers for it and by when, what was done.
create table secretary_problem (
  id uuid primary key,
  case_id uuid not null references secretary_report,
  place int not null,
  source varchar(20) not null check (source in ('LAST_YEAR', 'PRECHECK', 'OWN', 'COMMENT')),
  problem varchar(500) not null,
  measure varchar(1000),
  owner_id uuid references person,
  owner_name varchar(100),
  due_on date,
  state varchar(12) not null check (state in ('OPEN', 'IN_PROGRESS', 'SUBMITTED', 'ACCEPTED', 'REOPENED', 'CARRIED')),
  evidence varchar(2000),
  reviewer_id uuid references person check (reviewer_id <> owner_id),
  reviewer_name varchar(100),
  review_note varchar(1000),
  -- When its day was said to those who answer for it, the last time.
  reminded_on date,
  -- The problem of an earlier year that it goes on with.
  carried_from uuid references secretary_problem
);
-- The files that show what was done.
create table secretary_problem_file (
  problem_id uuid not null references secretary_problem,
  file_id uuid not null references stored_file,
  case_id uuid not null references secretary_report,
  primary key (problem_id, file_id)
);
create index secretary_problem_file_file on secretary_problem_file (file_id);
create index secretary_problem_file_case on secretary_problem_file (case_id);

create or replace view file_use as
  select file_id from step_file
  union all select unnest(file_ids) from draft
  union all select file_id from meeting_opinion
  union all select file_id from meeting_photo
  union all select file_id from meeting_file
  union all select file_id from secretary_problem_file;

create index secretary_problem_case on secretary_problem (case_id, place);
create index secretary_problem_owner on secretary_problem (owner_id) where owner_id is not null;
create index secretary_problem_reviewer on secretary_problem (reviewer_id) where reviewer_id is not null;
create index secretary_problem_carried on secretary_problem (carried_from) where carried_from is not null;
