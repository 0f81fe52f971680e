-- What was saved of a form can be brought back, as what was saved of a drawing can.
alter table diagram_draft_form add column restored int;
