/**
 * What becomes of periods that run: warnings up the ladder, each once; the daily comparison of the rows with diagram and
 * history; the applicant's nudge. No timer of the engine is used. A timer is a second place where a date is kept: it is
 * lost when a case is migrated or ended around it, it fires by the clock of whichever machine picks it up, and nobody can
 * see what it will do. A row can be read, counted, corrected in the transaction that changes what it depends on, and
 * taken by one node at a time; so the row is both the truth and the waker.
 */
package org.zhengcheng.casework.escalation;
