-- Forms belong to the diagram: which form, to the letter, each version of a diagram asks. Bound once, never changed.
create table diagram_form (
  definition_id varchar(64) not null,
  form_key varchar(120) not null,
  sha256 char(64) not null references form_version,
  primary key (definition_id, form_key)
);

-- The forms that a draft of a diagram changes. The savings of one person within a few minutes are one row.
create table diagram_draft_form (
  draft_id uuid not null references diagram_draft,
  form_key varchar(120) not null,
  revision int not null,
  -- Null: it is again as the draft began with it.
  source text,
  began_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by uuid not null references person,
  saved_name varchar(100) not null,
  primary key (draft_id, form_key, revision)
);

-- What is asked for is the text with its forms, and so is what it takes the place of.
alter table diagram_release rename text_sha256 to content_sha256;
