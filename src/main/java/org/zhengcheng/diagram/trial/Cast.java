package org.zhengcheng.diagram.trial;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.casework.file.StepRecord;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;

/**
 * The people of an invented organisation: whom the case is about, somebody in every post that a step may ask for, and
 * members without one. Their names are made of the cyclic signs, so that nobody takes them for real, and are always the
 * same, so that a way that was kept names the same ones.
 */
@Component
class Cast {

    private static final int MEMBERS = 12;
    private static final String SURNAMES = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜";
    private static final String[] SPELT = {
        "Zhao", "Qian", "Sun", "Li", "Zhou", "Wu", "Zheng", "Feng", "Chen", "Chu", "Wei", "Jiang", "Shen", "Han",
                "Yang",
        "Zhu", "Qin", "Xu", "He", "Lyu", "Shi", "Zhang", "Kong", "Cao", "Yan", "Hua", "Jin", "Wei", "Tao", "Jiang"
    };
    private static final String SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
    private static final String[] SIGNS_SPELT = {
        "Jia", "Yi", "Bing", "Ding", "Wu", "Ji", "Geng", "Xin", "Ren", "Gui", "Zi", "Chou", "Yin", "Mao", "Chen", "Si",
        "Wu", "Wei", "Shen", "You", "Xu", "Hai"
    };

    private final Speaker speaker;
    private final Invented subject;
    private final List<Invented> inOffice = new ArrayList<>();
    private final List<Invented> members = new ArrayList<>();

    Cast(Speaker speaker) {
        this.speaker = speaker;
        int made = 0;
        subject = new Invented(id("subject"), name(made++), Role.APPLICANT, Text.same(""));
        for (Role post : Role.everyPost()) {
            // In a branch a post has one holder; above it there are several for the same work.
            int holders = post.seat() == Role.Seat.BRANCH ? 1 : 2;
            for (int n = 1; n <= holders; n++) {
                inOffice.add(new Invented(
                        id(post.id() + n),
                        name(made++),
                        post,
                        speaker.both("trial.seat." + post.seat().name())));
            }
        }
        for (int n = 1; n <= MEMBERS; n++) {
            members.add(new Invented(id("invented " + n), name(made++), null, Text.same("")));
        }
    }

    private static UUID id(String which) {
        return UUID.nameUUIDFromBytes(which.getBytes(StandardCharsets.UTF_8));
    }

    private static Text name(int n) {
        int surname = n % SURNAMES.length();
        int sign = n % SIGNS.length();
        return new Text(
                SURNAMES.substring(surname, surname + 1) + SIGNS.charAt(sign),
                SPELT[surname] + " " + SIGNS_SPELT[sign]);
    }

    /** Whom the case is about. */
    Invented subject() {
        return subject;
    }

    /** Whom a form may name: everybody but whom the case is about; those without a post come first. */
    List<Invented> nameable() {
        return Stream.concat(members.stream(), inOffice.stream()).toList();
    }

    /** Who has a role, as the case stands. */
    List<Invented> in(Role role, Diagram diagram, History history) {
        return switch (role.seat()) {
            case SUBJECT -> List.of(subject);
            case PARTICIPANT -> appointed(role, diagram, history);
            default ->
                inOffice.stream().filter(one -> role.isFilledBy(one.post())).toList();
        };
    }

    /** The same as they are named; only the role where it has nobody yet. */
    Stream<Text> named(Role role, Diagram diagram, History history) {
        List<Invented> all = in(role, diagram, history);
        return all.isEmpty()
                ? Stream.of(speaker.both("trial.vacant", role.title()))
                : all.stream().map(one -> one.as(one.post() == null ? role : one.post()));
    }

    private List<Invented> appointed(Role role, Diagram diagram, History history) {
        List<UUID> named = List.of();
        for (StepRecord record : history.records()) {
            Step step = diagram.steps().get(record.stepId());
            if (step != null) {
                for (Step.Effect effect : step.effects()) {
                    if (effect.appoint() == role && effect.appliesTo(record.outcome())) {
                        named = record.answers().ids(effect.field());
                    }
                }
            }
        }
        List<UUID> ids = named;
        return nameable().stream().filter(one -> ids.contains(one.id())).toList();
    }

    /** Who would get a step, and who of them may not take it because of what they did before. */
    List<Holder> holders(Step step, Diagram diagram, History history) {
        Map<UUID, Holder> holders = new LinkedHashMap<>();
        for (Role role : step.roles()) {
            boolean ofCase = role.seat() == Role.Seat.SUBJECT || role.seat() == Role.Seat.PARTICIPANT;
            in(role, diagram, history).stream()
                    .filter(one -> Rights.isOpenTo(ofCase ? role : one.post(), step))
                    .forEach(one -> holders.putIfAbsent(
                            one.id(), new Holder(one, ofCase ? role : one.post(), barredBy(one, step, history))));
        }
        return List.copyOf(holders.values());
    }

    private static Text barredBy(Invented one, Step step, History history) {
        return step.separations().stream()
                .filter(separation -> Rights.isSeparated(one.id(), separation, history))
                .map(separation -> history.last(separation.stepId())
                        .map(StepRecord::stepName)
                        .orElse(Text.same("")))
                .findFirst()
                .orElse(null);
    }

    /**
     * An invented person.
     *
     * @param post the one they hold; null for none
     * @param organization where
     */
    record Invented(UUID id, Text name, Role post, Text organization) {

        /** With what they are, as forms and pages name them. */
        public Text said() {
            return post == null ? name : as(post);
        }

        Text as(Role role) {
            return new Text(
                    name.chinese() + "（" + role.title().chinese()
                            + (organization.chinese().isEmpty() ? "" : " · " + organization.chinese()) + "）",
                    name.english() + " (" + role.title().english()
                            + (organization.english().isEmpty() ? "" : ", " + organization.english()) + ")");
        }
    }

    /**
     * Somebody who would get a step.
     *
     * @param role in which they would act
     * @param barredBy the step because of which they may not; null if they may
     */
    record Holder(Invented person, Role role, Text barredBy) {

        public boolean isBarred() {
            return barredBy != null;
        }

        public Text said() {
            return person.as(role);
        }

        /** Why they may not take it; empty if they may. */
        Optional<FieldError> hindrance() {
            return isBarred()
                    ? Optional.of(FieldError.of(Course.BY, "trial.separated", person.name(), barredBy))
                    : Optional.empty();
        }
    }
}
