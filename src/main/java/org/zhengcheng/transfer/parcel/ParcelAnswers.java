package org.zhengcheng.transfer.parcel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.draft.SaveDraft;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.Input;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.RefusedFile;

/** Fills in the first form of a transfer with what the parcel says, so that it is looked over and not typed. */
@Component
class ParcelAnswers {

    private static final String FULL = "FULL";
    private static final String PROBATIONARY = "PROBATIONARY";

    private final Cases cases;
    private final SaveDraft drafts;
    private final FileStore files;
    private final Clock clock;

    ParcelAnswers(Cases cases, SaveDraft drafts, FileStore files, Clock clock) {
        this.cases = cases;
        this.drafts = drafts;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Writes the draft of whoever opened the case.
     *
     * @param parcel where the parcel lies, which was checked when it came
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(UUID caseId, UUID operation, Manifest said, Path parcel, Actor actor) {
        Place first = cases.open(cases.find(caseId, actor).file()).stream()
                .findFirst()
                .orElseThrow();
        FormSchema form = first.step().form();
        Map<String, List<String>> typed = new LinkedHashMap<>();
        typed.put(StepForm.OUTCOME, List.of("pass"));
        put(typed, "arrivedDate", LocalDate.now(clock));
        put(typed, "sender", said.sender().committee());
        put(typed, "letterNumber", said.letter().number());
        put(typed, "letterUntil", said.letter().lastOn());
        put(typed, "duesPaidUntil", said.letter().duesPaidUntil());
        membership(typed, said.standings());
        letter(typed, said, parcel, operation, actor);
        typed.keySet()
                .removeIf(
                        key -> !key.equals(StepForm.OUTCOME) && form.field(key).isEmpty());
        UUID key = UUID.nameUUIDFromBytes((operation + " answers").getBytes(StandardCharsets.UTF_8));
        drafts.save(caseId, first.id(), key, new Input(typed), actor);
    }

    /** The page on which they are looked over. */
    String page(UUID caseId, Actor actor) {
        return cases.open(cases.find(caseId, actor).file()).stream()
                .findFirst()
                .map(place -> "/cases/" + caseId + "/steps/" + place.id())
                .orElse("/cases/" + caseId);
    }

    private static void membership(Map<String, List<String>> typed, Manifest.Standings standings) {
        if (standings == null || standings.now() == null) {
            return;
        }
        if (standings.now().equals(FULL)) {
            typed.put("membership", List.of("full"));
            put(typed, "fullDate", since(standings, FULL));
        } else if (standings.now().equals(PROBATIONARY)) {
            typed.put("membership", List.of("probationary"));
        }
        put(typed, "joinedDate", since(standings, PROBATIONARY));
    }

    /** The day from which they had a standing; null if the sender does not know. */
    private static LocalDate since(Manifest.Standings standings, String standing) {
        Stream<Manifest.Was> now = Stream.of(new Manifest.Was(standings.now(), standings.since()));
        Stream<Manifest.Was> was = standings.was() == null ? Stream.of() : standings.was().stream();
        return Stream.concat(was, now)
                .filter(one -> standing.equals(one.standing()) && one.since() != null)
                .map(Manifest.Was::since)
                .findFirst()
                .orElse(null);
    }

    /** The letter itself is the paper that the form asks for; one that would not be taken as an upload is left out. */
    private void letter(Map<String, List<String>> typed, Manifest said, Path parcel, UUID operation, Actor actor) {
        said.files().stream()
                .filter(file -> file.path().equals(SealParcel.LETTER))
                .findFirst()
                .ifPresent(file -> {
                    try {
                        UUID id = files.take(
                                        file.name(),
                                        new ByteArrayInputStream(ParcelZip.content(parcel, file)),
                                        actor.personId(),
                                        operation + " letter")
                                .id();
                        typed.put("letter", List.of(id.toString()));
                    } catch (RefusedFile notTaken) {
                        typed.remove("letter");
                    } catch (IOException diskFailure) {
                        throw new UncheckedIOException(diskFailure);
                    }
                });
    }

    private static void put(Map<String, List<String>> typed, String question, Object answer) {
        if (answer != null) {
            typed.put(question, List.of(answer.toString()));
        }
    }
}
