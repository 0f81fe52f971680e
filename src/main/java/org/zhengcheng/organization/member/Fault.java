package org.zhengcheng.organization.member;

import java.util.Arrays;
import java.util.Optional;

/**
 * What may be incomplete or contradictory in a record, each a condition on person {@code p}, record {@code r}, identity
 * {@code i}. None depends on the day it is, so that a record is looked at only when it was written.
 */
enum Fault {
    NO_NUMBER("i.citizen_id is null"),
    BIRTH_DISAGREES("i.birth_agrees = false"),
    SEX_DISAGREES("i.sex_agrees = false"),
    NO_BIRTH_DATE("p.birth_date is null"),
    NO_SEX("coalesce(r.sex, '0') not in ('1', '2')"),
    NO_NATION("r.nation is null"),
    NO_EDUCATION("r.education is null"),
    NO_PHONE("i.phone is null"),
    STANDING_WITHOUT_DATE("p.standing is not null and p.standing_since is null"),
    /** A standing that no change of standing on record explains. */
    STANDING_WITHOUT_HISTORY(
            "p.standing is not null and p.standing <> 'NONE' and not exists (select from standing_change s"
                    + " where s.person_id = p.id and s.standing = p.standing)"),
    /** Rules of development, article 5: an applicant is eighteen at least. */
    APPLIED_UNDER_AGE("p.standing is not null and p.standing_since < p.birth_date + interval '18 years'"),
    /** GB/T 4762: 01 is a full member, 02 a probationary one; nobody else is either. */
    STATUS_DISAGREES(
            "r.political_status is not null and (r.political_status = '01') <> (coalesce(p.standing, '') = 'FULL')"
                    + " or r.political_status is not null"
                    + " and (r.political_status = '02') <> (coalesce(p.standing, '') = 'PROBATIONARY')"),
    /** A member's record says when and as what they work, an applicant's too: one of the two at least. */
    NO_WORK("r.unit_and_post is null and r.job is null");

    private final String condition;

    Fault(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    static Optional<Fault> of(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.name().equals(name))
                .findFirst();
    }
}
