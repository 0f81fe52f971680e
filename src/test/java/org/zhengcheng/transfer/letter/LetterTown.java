package org.zhengcheng.transfer.letter;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengcheng.support.Town;
import org.zhengcheng.support.Walk;

/** A town in which letters are issued for cases that are on record, whatever became of their steps. */
public final class LetterTown {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Town town;
    private final Letters letters;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    public LetterTown(Town town, Letters letters, TransactionTemplate transactions, JdbcClient jdbc) {
        this.town = town;
        this.letters = letters;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    public Town town() {
        return town;
    }

    /** A case of somebody that has come to its end. */
    public UUID caseOf(String person) {
        return caseOf(person, "CLOSED");
    }

    /** A case of somebody that runs, at no step. */
    public UUID openCaseOf(String person) {
        return caseOf(person, "OPEN");
    }

    private UUID caseOf(String person, String state) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into case_file (id, number, procedure_key, definition_id, organization_id, person_id, person_name,"
                                + " state, version, opened_at, closed_at) select ?, ?, 'member-development', max(id_), ?, ?, ?, ?, 0,"
                                + " now(), case when ? = 'CLOSED' then now() end from act_re_procdef"
                                + " where key_ = 'member-development'")
                .params(
                        id,
                        "转接-测试-" + NUMBER.incrementAndGet(),
                        town.organizationId("branch"),
                        town.id(person),
                        town.name(person),
                        state,
                        state)
                .update();
        return id;
    }

    /** What a letter about somebody says here. */
    public LetterFacts facts(String person) {
        return new LetterFacts(
                town.organizationId("street"),
                town.id(person),
                "中共示范市江北区滨江街道工作委员会",
                "中共示范市江南区沿河街道机关支部委员会",
                "中共示范市江北区滨江街道望江社区第二支部委员会",
                YearMonth.of(2026, 6),
                30,
                "000-0000-0099",
                new LetterFacts.Postal("示范市江南区沿河街道示范路1号", "000-0000-0001", "000-0000-0002", "000000"));
    }

    /** Issues the letter of a case about somebody. */
    public Letter issue(UUID caseId, String person) {
        return transactions.execute(status -> letters.issue(caseId, facts(person), town.id("committee")));
    }

    /** A case with history and material, at the step after the first three, and a letter of it on its way. */
    public Letter onItsWay(Walk walk) {
        LocalDate today = LocalDate.of(2026, 6, 1);
        walk.on(today)
                .begin()
                .take("applicant", "submit-application", "pass")
                .take("secretary", "register-application", "pass")
                .on(today.plusDays(10))
                .take("secretary", "application-talk", "pass");
        return issue(walk.caseId(), "applicant");
    }

    /** Gives a person what the record of most people has. */
    public void known(String person, String name, String sex, LocalDate born, String nation) {
        jdbc.sql("update person set name = ?, birth_date = ? where id = ?")
                .params(name, born, town.id(person))
                .update();
        jdbc.sql("insert into person_record (person_id, sex, nation) values (?, ?, ?)")
                .params(town.id(person), sex, nation)
                .update();
    }
}
