package org.zhengcheng.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides, from the database alone and from what those who asked wrote down, whether anything was lost, done twice, done by
 * half or altered. It has its own SQL, its own hashing and its own idea of the procedure, and uses nothing of the
 * application.
 */
final class Checker {

    private final Connection database;
    private final List<String> usernames;
    private final Map<UUID, Attempt> attempts;
    private final Path files;
    private final List<String> complaints = new ArrayList<>();

    /**
     * @param usernames the applicants whose cases are looked at, all of them
     * @param files the folder of the uploaded files
     */
    Checker(Connection database, Collection<String> usernames, Collection<Attempt> attempts, Path files) {
        this.database = database;
        this.usernames = List.copyOf(usernames);
        this.attempts = attempts.stream().collect(Collectors.toMap(Attempt::key, Function.identity()));
        this.files = files;
    }

    /** What is wrong; nothing if all is well. */
    List<String> complaints() throws SQLException, IOException {
        complaints.clear();
        List<Row> cases = cases();
        Map<String, Row> operations = operations();
        for (Row file : cases) {
            checkCase(file, operations);
        }
        checkAttempts(cases, operations);
        checkPeople();
        checkFiles();
        checkOrphans();
        return List.copyOf(complaints);
    }

    private List<Row> cases() throws SQLException {
        return rows("""
                select c.id, c.state, c.version, c.xmin::text as tx from case_file c
                join account a on a.person_id = c.person_id where a.username = any (?) order by c.number
                """, (Object) usernames.toArray(String[]::new));
    }

    /** By what they answered; two with the same answer are one too many, but for acts on one organisation, meeting or year. */
    private Map<String, Row> operations() throws SQLException {
        Map<String, Row> byAnswer = new HashMap<>();
        for (Row operation : rows("""
                select key, answer, xmin::text as tx from operation where answer ~ '^[0-9a-f]{8}-'
                  and not exists (select from organization where id::text = answer)
                  and not exists (select from meeting where id::text = answer)
                  and not exists (select from meeting_item where id::text = answer)
                  and not exists (select from case_round where id::text = answer)
                """)) {
            if (byAnswer.put(operation.get("answer"), operation) != null) {
                complain("two operations with the answer " + operation.get("answer"));
            }
        }
        return byAnswer;
    }

    private void checkCase(Row file, Map<String, Row> operations) throws SQLException {
        String id = file.get("id");
        List<Row> records = rows("""
                select id, seq, step_id, outcome, task_id, submission, submission_sha256, xmin::text as tx
                from step_record where case_id = ?::uuid order by seq
                """, id);
        List<Row> ledger = rows("""
                select seq, encode(body, 'hex') as body, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash, tx,
                  entry ->> 'chain' as of_case, entry ->> 'seq' as number, entry ->> 'previous' as said_previous,
                  entry ->> 'act' as act, entry ->> 'object' as object, entry ->> 'outcome' as outcome,
                  entry ->> 'content' as submission
                from (select *, convert_from(body, 'UTF8')::jsonb as entry, xmin::text as tx from ledger_entry) e
                where chain_id = ?::uuid order by seq
                """, id);
        if (file.number("version") != records.size()) {
            complain(id, "version " + file.get("version") + " with " + records.size() + " records");
        }
        checkChain(id, ledger);
        checkOrigin(id, id, file.get("tx"), operations, null);
        if (ledger.size() != records.size() + 1) {
            complain(id, ledger.size() + " ledger entries for an opening and " + records.size() + " records");
        }
        if (!ledger.isEmpty() && !"open".equals(ledger.get(0).get("act"))) {
            complain(id, "the ledger does not begin with the opening");
        }
        for (int i = 0; i < records.size(); i++) {
            checkRecord(id, i, records.get(i), i + 1 < ledger.size() ? ledger.get(i + 1) : null, operations);
        }
        Set<String> tasks = records.stream()
                .map(step -> step.get("task_id"))
                .filter(task -> task != null)
                .collect(Collectors.toSet());
        if (tasks.size()
                < records.stream().filter(step -> step.get("task_id") != null).count()) {
            complain(id, "a task with two records");
        }
        String last = ledger.isEmpty() ? null : ledger.get(ledger.size() - 1).get("tx");
        if (!file.get("tx").equals(last)) {
            complain(id, "the case and its last ledger entry are of different transactions");
        }
        checkWhereItStands(file, replay(id, records), last);
    }

    /** Every entry is numbered, hashes to what it says and points to the one before. */
    private void checkChain(String id, List<Row> ledger) {
        String previous = "0".repeat(64);
        int expected = 1;
        for (Row entry : ledger) {
            if (entry.number("seq") != expected || !entry.get("number").equals(entry.get("seq"))) {
                complain(id, "ledger entry " + entry.get("seq") + " stands where " + expected + " should");
            }
            if (!id.equals(entry.get("of_case"))) {
                complain(id, "ledger entry of another case");
            }
            if (!entry.get("previous").equals(previous)
                    || !entry.get("said_previous").equals(previous)
                    || !entry.get("hash").equals(sha256OfEntry(entry.get("body")))) {
                complain(id, "ledger chain broken at " + entry.get("seq"));
            }
            previous = entry.get("hash");
            expected++;
        }
    }

    private void checkRecord(String id, int index, Row step, Row entry, Map<String, Row> operations) {
        String what = step.get("step_id") + " " + step.get("outcome");
        if (step.number("seq") != index + 1) {
            complain(id, "record " + step.get("seq") + " stands where " + (index + 1) + " should");
        }
        if (!sha256(step.get("submission")).equals(step.get("submission_sha256"))) {
            complain(id, "the submission of record " + step.get("seq") + " was altered");
        }
        boolean act = step.get("task_id") == null;
        if (entry == null
                || !what.equals(entry.get("object") + " " + entry.get("outcome"))
                || !step.get("submission_sha256").equals(entry.get("submission"))
                || !entry.get("act").equals(act ? "act" : "step")) {
            complain(id, "no ledger entry for record " + step.get("seq") + ", " + what);
        } else if (!step.get("tx").equals(entry.get("tx"))) {
            complain(id, "record " + step.get("seq") + " and its ledger entry are of different transactions");
        }
        checkOrigin(id, step.get("id"), step.get("tx"), operations, step);
    }

    /** Everything that is there was asked for, once, and written in the transaction of its operation. */
    private void checkOrigin(String id, String answer, String tx, Map<String, Row> operations, Row step) {
        Row operation = operations.get(answer);
        if (operation == null) {
            complain(id, "no operation for " + answer);
            return;
        }
        Attempt attempt = attempts.get(UUID.fromString(operation.get("key")));
        if (attempt == null) {
            complain(id, "nobody asked for " + answer);
            return;
        }
        boolean asAsked = step == null
                ? attempt.act().equals(Attempt.OPEN)
                : attempt.act().equals(step.get("step_id"))
                        && attempt.outcome().equals(step.get("outcome"))
                        && attempt.version() == step.number("seq") - 1
                        && id.equals(String.valueOf(attempt.caseId()));
        if (!asAsked) {
            complain(id, answer + " is not what was asked for: " + attempt);
        }
        if (step != null && !operation.get("tx").equals(tx)) {
            complain(id, "record " + step.get("seq") + " and its operation are of different transactions");
        }
    }

    private String replay(String id, List<Row> records) {
        String at = Course.FIRST;
        for (Row step : records) {
            boolean here = step.get("step_id").equals(at) || step.get("step_id").equals(Course.WITHDRAW);
            String next = Course.next(step.get("step_id"), step.get("outcome"));
            if (!here || next == null) {
                complain(id, "no way from " + at + " by " + step.get("step_id") + " " + step.get("outcome"));
                return at;
            }
            at = next;
        }
        return at;
    }

    private void checkWhereItStands(Row file, String step, String tx) throws SQLException {
        String id = file.get("id");
        List<Row> tasks = rows(
                "select id_ as task, task_def_key_ as step, xmin::text as tx from act_ru_task where proc_inst_id_ = ?",
                id);
        List<Row> inbox = rows(
                "select task_id as task, step_id as step, xmin::text as tx from inbox_item where case_id = ?::uuid",
                id);
        int executions = rows("select id_ from act_ru_execution where proc_inst_id_ = ?", id)
                .size();
        boolean ended = step.equals(Course.END);
        if (!file.get("state").equals(ended ? "CLOSED" : "OPEN")) {
            complain(id, "is " + file.get("state") + " at " + step);
        }
        if (ended) {
            if (!tasks.isEmpty() || !inbox.isEmpty() || executions > 0) {
                complain(id, "has ended and still lives in engine or inbox");
            }
            return;
        }
        if (tasks.size() != 1 || !tasks.get(0).get("step").equals(step) || executions == 0) {
            complain(id, "the engine stands at " + tasks + " and not at " + step);
            return;
        }
        boolean sameTask = inbox.stream()
                .allMatch(item -> item.get("task").equals(tasks.get(0).get("task")));
        boolean sameStep = inbox.stream().allMatch(item -> item.get("step").equals(step));
        if (!sameTask || !sameStep || inbox.size() != Course.offices(step)) {
            complain(id, "the inbox has " + inbox + " for " + tasks.get(0));
        }
        if (!tasks.get(0).get("tx").equals(tx)
                || !inbox.stream().allMatch(item -> item.get("tx").equals(tx))) {
            complain(id, "task, inbox and ledger are of different transactions");
        }
    }

    private void checkAttempts(List<Row> cases, Map<String, Row> operations) throws SQLException {
        Map<String, Row> byKey = operations.values().stream()
                .collect(Collectors.toMap(operation -> operation.get("key"), Function.identity()));
        Set<String> known = new HashSet<>();
        cases.forEach(file -> known.add(file.get("id")));
        rows("""
                select r.id from step_record r join case_file c on c.id = r.case_id
                join account a on a.person_id = c.person_id where a.username = any (?)
                """, (Object) usernames.toArray(String[]::new)).forEach(step -> known.add(step.get("id")));
        for (Attempt attempt : attempts.values()) {
            Row operation = byKey.get(attempt.key().toString());
            String answer = operation == null ? null : operation.get("answer");
            switch (attempt.answer()) {
                case DONE -> {
                    if (!String.valueOf(attempt.result()).equals(answer) || !known.contains(answer)) {
                        complain("lost: " + attempt);
                    }
                }
                case REFUSED -> {
                    if (operation != null) {
                        complain("refused and yet remembered: " + attempt);
                    }
                }
                case UNKNOWN -> {
                    if (answer != null && !known.contains(answer)) {
                        complain("half done: " + attempt);
                    }
                }
            }
        }
    }

    private void checkPeople() throws SQLException {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        rows("""
                select a.username, r.step_id, r.outcome from step_record r join case_file c on c.id = r.case_id
                join account a on a.person_id = c.person_id where a.username = any (?) order by c.number, r.seq
                """, (Object) usernames.toArray(String[]::new)).forEach(step -> {
            String standing = Course.standing(step.get("step_id"), step.get("outcome"));
            if (standing != null) {
                expected.computeIfAbsent(step.get("username"), who -> new ArrayList<>())
                        .add(standing);
            }
        });
        Map<String, List<String>> recorded = new HashMap<>();
        rows("""
                select a.username, s.standing from standing_change s join account a on a.person_id = s.person_id
                where a.username = any (?) order by s.id
                """, (Object) usernames.toArray(String[]::new))
                .forEach(change -> recorded.computeIfAbsent(change.get("username"), who -> new ArrayList<>())
                        .add(change.get("standing")));
        if (!expected.equals(recorded)) {
            complain("changes of standing: " + recorded + " in place of " + expected);
        }
        for (Row person : rows(
                "select a.username, p.standing from account a join person p on p.id = a.person_id"
                        + " where a.username = any (?)",
                (Object) usernames.toArray(String[]::new))) {
            List<String> changes = expected.getOrDefault(person.get("username"), List.of());
            String last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (!String.valueOf(last).equals(String.valueOf(person.get("standing")))) {
                complain(person.get("username") + " stands as " + person.get("standing") + " and not as " + last);
            }
        }
    }

    private void checkFiles() throws SQLException, IOException {
        for (Row step : rows("""
                select r.case_id, r.seq, r.step_id, r.xmin::text as tx, f.sha256, s.xmin::text as file_tx,
                  count(s.file_id) over (partition by r.id) as files
                from step_record r join case_file c on c.id = r.case_id join account a on a.person_id = c.person_id
                left join step_file s on s.record_id = r.id left join stored_file f on f.id = s.file_id
                where a.username = any (?)
                """, (Object) usernames.toArray(String[]::new))) {
            boolean wanted = Course.takesAFile(step.get("step_id"));
            if (step.number("files") > 0 != wanted) {
                complain(step.get("case_id"), "record " + step.get("seq") + " has " + step.get("files") + " files");
            } else if (wanted) {
                checkContent(step);
            }
        }
    }

    private void checkContent(Row step) throws IOException {
        String sha256 = step.get("sha256");
        Path content = files.resolve(sha256.substring(0, 2)).resolve(sha256);
        if (!Files.exists(content) || !sha256.equals(sha256(Files.readAllBytes(content)))) {
            complain(step.get("case_id"), "the file of record " + step.get("seq") + " is missing or damaged");
        }
        if (!step.get("tx").equals(step.get("file_tx"))) {
            complain(step.get("case_id"), "record " + step.get("seq") + " and its file are of different transactions");
        }
    }

    /** Nothing lives on of what has no case. */
    private void checkOrphans() throws SQLException {
        for (String orphans : List.of(
                "select 'inbox of no task ' || task_id as what from inbox_item i"
                        + " where not exists (select from act_ru_task t where t.id_ = i.task_id)",
                "select 'task of no case ' || id_ as what from act_ru_task t"
                        + " where not exists (select from case_file c where c.id::text = t.proc_inst_id_)",
                "select 'ledger of no ' || chain_kind || ' ' || chain_id as what from ledger_entry e"
                        + " where not case chain_kind"
                        + " when 'case' then exists (select from case_file c where c.id = e.chain_id)"
                        + " when 'organization' then exists (select from organization o where o.id = e.chain_id)"
                        + " when 'person' then exists (select from person p where p.id = e.chain_id)"
                        + " when 'account' then exists (select from account a where a.id = e.chain_id)"
                        + " when 'sheet' then exists (select from sheet_import s where s.id = e.chain_id)"
                        + " when 'meeting' then exists (select from meeting m where m.id = e.chain_id)"
                        + " when 'installation' then true else false end"
                        // Wrong guesses at names that do not exist have a chain of their own.
                        + " and e.chain_id <> '00000000-0000-0000-0000-000000000000'",
                "select 'job ' || id_ as what from act_ru_job union all"
                        + " select 'dead letter ' || id_ from act_ru_deadletter_job union all"
                        + " select 'variable ' || name_ from act_ru_variable")) {
            rows(orphans).forEach(orphan -> complain(orphan.get("what")));
        }
    }

    private void complain(String what) {
        complaints.add(what);
    }

    private void complain(String caseId, String what) {
        complaints.add(caseId + ": " + what);
    }

    private List<Row> rows(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(
                        i + 1,
                        parameters[i] instanceof String[] array
                                ? database.createArrayOf("varchar", array)
                                : parameters[i]);
            }
            List<Row> rows = new ArrayList<>();
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    values.put(found.getMetaData().getColumnLabel(column), found.getString(column));
                }
                rows.add(new Row(values));
            }
            return rows;
        }
    }

    /** @param body in hexadecimal digits */
    private static String sha256OfEntry(String body) {
        return sha256(HexFormat.of().parseHex("00" + body));
    }

    private static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** A row as text. */
    private record Row(Map<String, String> values) {

        String get(String column) {
            return values.get(column);
        }

        int number(String column) {
            return Integer.parseInt(values.get(column));
        }

        @Override
        public String toString() {
            return values.toString();
        }
    }
}
