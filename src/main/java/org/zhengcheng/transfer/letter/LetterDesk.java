package org.zhengcheng.transfer.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.consequence.Recount;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.document.PdfPrinter;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Entry;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.ledger.LedgerChain;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.ledger.Sha256;
import org.zhengcheng.organization.right.Relation;
import org.zhengcheng.organization.right.RightsTable;
import org.zhengcheng.organization.right.Verb;

/**
 * The letter of a case as people of the case handle it: they look at it, print it, and issue another in its place. Pages
 * mask its numbers; whom it is about and the committee that issued it print them in full, for that is what it is for.
 */
@Component
public class LetterDesk {

    private static final int LONGEST_REASON = 500;
    private static final String PRINT = "transfer/letter-print";

    private final Letters letters;
    private final Cases cases;
    private final Operations operations;
    private final PdfPrinter printer;
    private final Recount dates;
    private final Ledger ledger;
    private final Clock clock;
    private final String checkedAt;

    /** @param baseUrl the address under which people reach the application; on it a letter is checked */
    LetterDesk(
            Letters letters,
            Cases cases,
            Operations operations,
            PdfPrinter printer,
            Recount dates,
            Ledger ledger,
            Clock clock,
            @Value("${zhengcheng.base-url:http://localhost:8080}") String baseUrl) {
        this.letters = letters;
        this.cases = cases;
        this.operations = operations;
        this.printer = printer;
        this.dates = dates;
        this.ledger = ledger;
        this.clock = clock;
        this.checkedAt = baseUrl.replaceFirst("/+$", "") + "/letters/";
    }

    /** @throws NoSuchCase if there is no such case for this person, or it has no letter */
    @Transactional(readOnly = true)
    public Look look(UUID caseId, Actor actor) {
        Rights.Standpoint at = cases.find(caseId, actor);
        List<Letter> all = of(caseId);
        Letter latest = all.get(0);
        LocalDate today = LocalDate.now(clock);
        return new Look(
                at.file(),
                latest,
                latest.stateOn(today),
                sheet(latest, false),
                mayPrintWhole(latest, at, actor),
                mayReissue(latest, at, actor),
                all.stream()
                        .skip(1)
                        .map(letter -> new Former(letter.number(), letter.voidedOn(), letter.voidReason()))
                        .toList());
    }

    /**
     * Prints the letter and writes into the ledger who did.
     *
     * @throws NoSuchCase if there is no such case for this person, or it has no letter
     */
    @Transactional
    public Printed print(UUID caseId, Actor actor) {
        Rights.Standpoint at = cases.lock(caseId, actor);
        Letter letter = of(caseId).get(0);
        byte[] pdf = pdf(letter, mayPrintWhole(letter, at, actor));
        ledger.append(new Entry(
                LedgerChain.ofCase(caseId),
                actor.personId(),
                at.readingOffice(actor.personId()).chinese(),
                "print",
                letter.number(),
                "pdf",
                LocalDate.now(clock),
                Sha256.hex(Sha256.digest().digest(pdf))));
        return new Printed(letter.number(), pdf);
    }

    /**
     * Issues a letter in place of the one there is, which is void from then on; whoever has it to take is given its days.
     *
     * @param operation the key of the form
     * @param days how many days it is to be valid, as it was typed
     * @return the key of the message that says what is wrong; empty if it was done
     * @throws NoSuchCase if this person may not
     */
    @Transactional
    public Optional<String> reissue(UUID caseId, UUID operation, String reason, String days, Actor actor) {
        Rights.Standpoint at = cases.lock(caseId, actor);
        Letter former = of(caseId).get(0);
        if (!mayReissue(former, at, actor)) {
            throw new NoSuchCase(caseId);
        }
        String why = reason.strip();
        if (why.length() < 2 || why.length() > LONGEST_REASON) {
            return Optional.of("letter.wrong.reason");
        }
        if (!days.strip().matches("[1-9]|[1-8]\\d|90")) {
            return Optional.of("letter.wrong.days");
        }
        String request = Sha256.of(caseId + "\n" + why + "\n" + days.strip());
        if (operations
                .begin(operation, actor.personId(), request, caseId.toString())
                .isPresent()) {
            return Optional.empty();
        }
        if (former.stateOn(LocalDate.now(clock)) == Letter.State.RECEIVED || former.voidedOn() != null) {
            return Optional.of("letter.wrong.gone");
        }
        letters.reissue(caseId, why, Integer.parseInt(days.strip()), actor.personId());
        dates.follow(at.file());
        return Optional.empty();
    }

    /**
     * The letter of a case for whoever sends the member's file with it.
     *
     * @throws NoSuchCase if this person does not issue it, or it is not on its way any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outgoing outgoing(UUID caseId, Actor actor) {
        Rights.Standpoint at = cases.lock(caseId, actor);
        Letter letter = of(caseId).get(0);
        if (!mayReissue(letter, at, actor)) {
            throw new NoSuchCase(caseId);
        }
        return new Outgoing(
                letter,
                letter.number().replaceFirst("〔.*", ""),
                at.file().personId(),
                at.readingOffice(actor.personId()).chinese(),
                pdf(letter, true));
    }

    private byte[] pdf(Letter letter, boolean whole) {
        return printer.print(
                PRINT,
                Map.of("sheet", sheet(letter, whole)),
                letter.issuedOn().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private List<Letter> of(UUID caseId) {
        List<Letter> all = letters.of(caseId);
        if (all.isEmpty()) {
            throw new NoSuchCase(caseId);
        }
        return all;
    }

    private LetterSheet sheet(Letter letter, boolean whole) {
        LetterContent content = letter.content();
        return LetterForm.fill(letter, whole ? content : content.masked(), checkedAt + content.code());
    }

    private static boolean mayPrintWhole(Letter letter, Rights.Standpoint at, Actor actor) {
        return actor.personId().equals(at.file().personId()) || holdsTheOffice(letter, at, actor);
    }

    /** Whoever is to have the letter does not issue it themselves. */
    private static boolean mayReissue(Letter letter, Rights.Standpoint at, Actor actor) {
        return letter.voidedOn() == null
                && letter.receivedOn() == null
                && at.file().isOpen()
                && holdsTheOffice(letter, at, actor);
    }

    private static boolean holdsTheOffice(Letter letter, Rights.Standpoint at, Actor actor) {
        boolean barred =
                actor.personId().equals(at.file().personId()) || at.relatives().contains(actor.personId());
        return !barred
                && at.offices().stream()
                        .anyMatch(office -> office.organizationId().equals(letter.committeeId())
                                && RightsTable.grants(Verb.REISSUE_LETTER, Relation.SAME, office.post()));
    }

    /**
     * The letter of a case as its page shows it.
     *
     * @param whole whether this person prints it with numbers in full
     * @param former those it was issued in place of, the latest first
     */
    record Look(
            CaseFile file,
            Letter letter,
            Letter.State state,
            LetterSheet sheet,
            boolean whole,
            boolean mayReissue,
            List<Former> former) {}

    /** A letter that is void. */
    record Former(String number, LocalDate voidedOn, String reason) {}

    /**
     * A letter that is on its way.
     *
     * @param code the code of the committee that issued it
     * @param office in which the actor sends it
     */
    public record Outgoing(Letter letter, String code, UUID personId, String office, byte[] pdf) {}

    /** A letter that was printed. */
    record Printed(String number, byte[] pdf) {}
}
