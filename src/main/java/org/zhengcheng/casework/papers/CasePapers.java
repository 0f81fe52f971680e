package org.zhengcheng.casework.papers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.document.Paper;
import org.zhengcheng.document.Papers;
import org.zhengcheng.document.PrintedPaper;
import org.zhengcheng.document.Source;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.organization.member.NumberViews;

/** The official forms of a case: which there are to be printed, and printing one. */
@Component
public class CasePapers {

    private final Papers papers;
    private final PaperFiller filler;
    private final Cases cases;
    private final Rights rights;
    private final NumberViews numbers;
    private final Ledger ledger;
    private final Clock clock;

    CasePapers(
            Papers papers,
            PaperFiller filler,
            Cases cases,
            Rights rights,
            NumberViews numbers,
            Ledger ledger,
            Clock clock) {
        this.papers = papers;
        this.filler = filler;
        this.cases = cases;
        this.rights = rights;
        this.numbers = numbers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The forms with something on them, in the order of the procedure, as far as this person may read them. */
    public List<Listed> of(Rights.Standpoint at, Diagram diagram, History history, Actor actor) {
        CaseFacts facts = facts(at, diagram, history, false, actor);
        List<String> order = List.copyOf(diagram.steps().keySet());
        return papers.of(diagram.key()).stream()
                .sorted(Comparator.comparingInt(paper -> firstStep(paper, order)))
                .flatMap(paper -> {
                    Filling.Filled filled = filler.look(paper, facts);
                    return filled.offered()
                            ? Stream.of(new Listed(paper.id(), paper.title(), filled.missing()))
                            : Stream.empty();
                })
                .toList();
    }

    private static int firstStep(Paper paper, List<String> order) {
        return Stream.concat(paper.begins().stream(), paper.sections().stream().flatMap(Paper.Section::sources))
                .map(Source::of)
                .mapToInt(order::indexOf)
                .filter(position -> position >= 0)
                .findFirst()
                .orElse(order.size());
    }

    /**
     * Prints a form and writes into the ledger who did.
     *
     * @param medium {@code page} or {@code pdf}
     * @throws NoSuchCase if there is no such case or form for this person
     */
    @Transactional
    public Printed print(UUID caseId, String paperId, String medium, Actor actor) {
        return print(cases.lock(caseId, actor), paperId, medium, false, actor);
    }

    /**
     * Prints a form with the whole number on it, which is one of the looks at numbers that somebody has a day.
     *
     * @param reason what for
     * @throws NoSuchCase if there is no such case or form for this person
     */
    @Transactional
    public Whole printWhole(UUID caseId, String paperId, String reason, Actor actor) {
        Rights.Standpoint at = cases.lock(caseId, actor);
        Printed masked = print(at, paperId, "page", false, actor);
        if (!masked.masked()) {
            throw new NoSuchCase(paperId);
        }
        String refused = numbers.see(at.file().personId(), reason, actor).refused();
        return new Whole(refused == null ? print(at, paperId, "pdf", true, actor) : masked, refused);
    }

    private Printed print(Rights.Standpoint at, String paperId, String medium, boolean whole, Actor actor) {
        CaseFile file = at.file();
        Paper paper = papers.find(file.procedureKey(), paperId).orElseThrow(() -> new NoSuchCase(paperId));
        CaseFacts facts = facts(at, cases.diagram(file), cases.history(file), whole, actor);
        Filling.Filled filled = filler.fill(paper, facts);
        if (!filled.offered()) {
            throw new NoSuchCase(paperId);
        }
        ledger.append(new Entry(
                LedgerChain.ofCase(file.id()),
                actor.personId(),
                at.readingOffice(actor.personId()).chinese(),
                "print",
                paper.id(),
                medium,
                LocalDate.now(clock),
                filled.paper().sha256()));
        boolean masked = !facts.whole()
                && numbers.mayAsk(file.personId(), actor.personId())
                && !filler.fill(paper, facts.inFull())
                        .paper()
                        .sha256()
                        .equals(filled.paper().sha256());
        return new Printed(file, paper.title(), filled.paper(), masked);
    }

    private CaseFacts facts(Rights.Standpoint at, Diagram diagram, History history, boolean whole, Actor actor) {
        CaseFile file = at.file();
        boolean own = actor.personId().equals(file.personId());
        return new CaseFacts(
                file,
                diagram,
                history,
                at.chain(),
                step -> rights.mayReadSubmission(actor.personId(), step, at),
                own,
                own || whole);
    }

    /**
     * A form that can be printed.
     *
     * @param missing the parts in which nothing stands yet; empty if it is complete
     */
    public record Listed(String id, Text title, List<Text> missing) {}

    /**
     * A form that was printed.
     *
     * @param masked whether a number on it is masked that this person may ask for
     */
    public record Printed(CaseFile file, Text title, PrintedPaper paper, boolean masked) {}

    /**
     * What came of asking for the whole number.
     *
     * @param refused the key of the message that says why it is masked still; null if it is whole
     */
    public record Whole(Printed printed, String refused) {}
}
