-- Whether the ballot of an evaluation asks about the branch committee as well (地方惯例), and how many gave which answer.
alter table evaluation
  add column committee_asked boolean not null default false,
  add column committee_good int,
  add column committee_fair int,
  add column committee_ordinary int,
  add column committee_poor int;
