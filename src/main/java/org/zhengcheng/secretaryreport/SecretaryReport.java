package org.zhengcheng.secretaryreport;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.CannotOpen;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Finding;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Launched;
import org.zhengcheng.casework.file.LaunchedProcedure;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.Answers;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Offices;
import org.zhengcheng.organization.Person;
import org.zhengcheng.organization.PersonName;
import org.zhengcheng.organization.Role;

/**
 * 党支部书记述职评议 (duty report of a branch secretary): a case about the secretary, so that in it they act as the one who reports
 * and never as whoever reviews, scores or grades (domain notes, secretary's report §7).
 */
@Component
class SecretaryReport implements LaunchedProcedure {

    static final String KEY = "secretary-report";

    private static final Text SUMMARY = new Text("述职评议汇总", "Summary");

    private final Reports reports;
    private final ReportRules rules;
    private final ReportEffects effects;
    private final Offices offices;
    private final JdbcClient jdbc;
    private final Clock clock;

    SecretaryReport(
            Reports reports, ReportRules rules, ReportEffects effects, Offices offices, JdbcClient jdbc, Clock clock) {
        this.reports = reports;
        this.rules = rules;
        this.effects = effects;
        this.offices = offices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String numberPrefix() {
        return "述职";
    }

    @Override
    public String launchedOnly() {
        return "report.launchedByCommittee";
    }

    @Override
    public Set<String> rules() {
        return ReportRules.NAMES;
    }

    @Override
    public Set<String> effects() {
        return ReportEffects.NAMES;
    }

    @Override
    public List<Finding> check(Step.Check check, Answers answers, History history, Person subject, CaseFile file) {
        return rules.check(check.rule(), answers, file);
    }

    @Override
    public void follow(String effect, StepRecord taken, CaseFile file, History history) {
        effects.follow(effect, taken, file);
    }

    @Override
    public Aside aside(CaseFile file) {
        String path = "/secretary-reports/" + file.id();
        return new Aside(
                null,
                List.of(
                        new Aside.Link(path, new Text("述职数据和清单", "Figures and lists")),
                        new Aside.Link(path + "/scores", new Text("测评汇总", "Scores"), false)));
    }

    /** The same for whoever takes a step; the secretary does not see how the scores stand. */
    @Override
    public Aside aside(CaseFile file, Step step) {
        boolean theirs = step.roles().stream().anyMatch(role -> role.seat() == Role.Seat.SUBJECT);
        return new Aside(
                null,
                aside(file).links().stream()
                        .filter(link -> link.subject() || !theirs)
                        .toList());
    }

    @Override
    public List<Aside.Link> roundPages(UUID roundId) {
        return List.of(new Aside.Link("/secretary-reports/rounds/" + roundId, SUMMARY));
    }

    @Override
    public List<FieldError> againstLaunch(Launched asked) {
        Answers said = asked.settings();
        Optional<Integer> least = said.integer("minWords");
        Optional<Integer> most = said.integer("maxWords");
        Stream<FieldError> weights = weights(said).addUp()
                ? Stream.empty()
                : Stream.of(FieldError.of("weightBallot", "report.wrong.weights", Weights.ALL));
        Stream<FieldError> words = least.isPresent() && most.isPresent() && least.get() > most.get()
                ? Stream.of(FieldError.of("maxWords", "report.wrong.words", least.get()))
                : Stream.empty();
        return Stream.concat(weights, words).toList();
    }

    private static Weights weights(Answers said) {
        return new Weights(
                said.integer("weightUsual").orElse(0),
                said.integer("weightPrecheck").orElse(0),
                said.integer("weightReview").orElse(0),
                said.integer("weightBallot").orElse(0));
    }

    /** The secretary of the branch today; of two, whoever comes first by name. */
    @Override
    public Optional<UUID> subjectIn(UUID branchId) {
        return Optional.of(offices.holders(List.of(Role.BRANCH_SECRETARY), branchId, LocalDate.now(clock)).stream()
                .findFirst()
                .map(PersonName::id)
                .orElseThrow(() -> new CannotOpen("report.noSecretary")));
    }

    @Override
    public void launched(CaseFile file, Launched asked) {
        Weights weights = weights(asked.settings());
        jdbc.sql(
                        "insert into secretary_report (case_id, branch_id, person_id, year, roster_on, weight_usual,"
                                + " weight_precheck, weight_review, weight_ballot, min_words, max_words)"
                                + " values (:case, :branch, :person, :year, :on, :usual, :precheck, :review, :ballot, :least, :most)")
                .param("case", file.id())
                .param("branch", file.organizationId())
                .param("person", file.personId())
                .param("year", asked.year())
                .param("on", asked.rosterOn())
                .param("usual", weights.usual())
                .param("precheck", weights.precheck())
                .param("review", weights.review())
                .param("ballot", weights.ballot())
                .param("least", asked.settings().integer("minWords").orElse(null), Types.INTEGER)
                .param("most", asked.settings().integer("maxWords").orElse(null), Types.INTEGER)
                .update();
        reports.carryOver(file.id(), file.organizationId(), asked.year());
    }

    /** Points and grade stay, and how many problems there were and what became of them. */
    @Override
    public List<UUID> erase(UUID caseId) {
        return reports.forget(caseId);
    }
}
