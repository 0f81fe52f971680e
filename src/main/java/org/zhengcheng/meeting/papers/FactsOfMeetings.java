package org.zhengcheng.meeting.papers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhengcheng.language.Say;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.meeting.VoteCount;
import org.zhengcheng.meeting.agenda.Bar;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.attendance.Attendee;
import org.zhengcheng.meeting.attendance.Gathering;
import org.zhengcheng.meeting.ballot.BallotPaper;
import org.zhengcheng.meeting.count.GradePapers;
import org.zhengcheng.organization.PersonName;

/** Says what is known of meetings in the words of their papers, which are always Chinese. */
@Component
class FactsOfMeetings {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String LIST = "、";

    /** As many slips as one may reasonably want to cut. */
    private static final int MOST_SLIPS = 300;

    private final GradePapers papers;
    private final Speaker speaker;
    private final Clock clock;

    FactsOfMeetings(GradePapers papers, Speaker speaker, Clock clock) {
        this.papers = papers;
        this.speaker = speaker;
        this.clock = clock;
    }

    /**
     * Everything that papers may take up.
     *
     * @param some the items that are asked for
     */
    Facts of(List<Item> some, Minutes minutes, Gathering gathering) {
        Meeting meeting = gathering.meeting();
        Map<String, String> whole = new HashMap<>();
        whole.put("organization", meeting.organizationName());
        whole.put("kind", meeting.kind().title().chinese());
        whole.put("day", say().day(meeting.day()));
        whole.put("time", TIME.format(meeting.beginsAt()));
        whole.put("place", meeting.place());
        whole.put("announcedOn", say().day(LocalDate.now(clock)));
        put(whole, "chair", name(meeting.chair()));
        put(whole, "recorder", name(meeting.recorder()));
        put(whole, "scrutineer", name(meeting.scrutineer()));
        put(whole, "teller", name(meeting.teller()));
        put(whole, "observers", meeting.guests());
        put(whole, "conclusion", minutes.conclusion());
        if (meeting.openedAt() != null) {
            List<Attendee> all = gathering.attendees();
            whole.put("should", count(all.stream().filter(Attendee::isEntitled)));
            whole.put("actual", count(all.stream().filter(one -> one.isEntitled() && one.hasCome())));
            put(whole, "present", names(all.stream().filter(Attendee::hasCome)));
            put(whole, "absent", absent(gathering));
            put(whole, "leftOut", names(all.stream().filter(one -> one.bar() == Bar.LEFT_OUT)));
        }
        return new Facts(
                whole,
                some.stream().map(item -> item(item, minutes.item(item.id()))).toList(),
                slips(gathering, false));
    }

    /**
     * The same for ballot slips: what each item is asked beyond yes and no, and how many will vote on it.
     *
     * @param some the items of which slips are printed
     */
    Facts ofSlips(List<Item> some, Minutes minutes, Gathering gathering) {
        Facts facts = of(some, minutes, gathering);
        List<Map<String, String>> items = new ArrayList<>();
        for (int at = 0; at < some.size(); at++) {
            Map<String, String> item = new HashMap<>(facts.items().get(at));
            Item asked = some.get(at);
            papers.of(asked).ifPresent(paper -> {
                item.put(Facts.GRADES, grades(paper));
                item.put(Facts.SLIPS, String.valueOf(slips(gathering, papers.admitsProbationers(asked))));
            });
            items.add(item);
        }
        return new Facts(facts.meeting(), items, facts.slips());
    }

    /** One line for each question, with a box beside each answer. */
    private static String grades(BallotPaper paper) {
        return paper.questions().stream()
                .map(question -> question.text().chinese() + "　　"
                        + question.options().stream()
                                .map(option -> "□\u00a0" + option.text().chinese())
                                .collect(Collectors.joining("　")))
                .collect(Collectors.joining("\n"));
    }

    private static int slips(Gathering gathering, boolean probationers) {
        return (int) gathering.attendees().stream()
                .filter(one -> one.isEntitled() || probationers && one.bar() == Bar.PROBATIONARY)
                .limit(MOST_SLIPS)
                .count();
    }

    /** Who of the entitled was not there, each with the reason as far as it is known; null if everybody was. */
    String absent(Gathering gathering) {
        String said = gathering.attendees().stream()
                .filter(one -> one.isEntitled() && !one.hasCome())
                .map(one -> one.absence() == null
                        ? one.name()
                        : say().message("minutes.absentBecause", List.of(one.name(), one.absence())))
                .collect(Collectors.joining(LIST));
        return said.isEmpty() ? null : said;
    }

    private Map<String, String> item(Item item, Minutes.OfItem said) {
        Map<String, String> facts = new HashMap<>();
        facts.put(
                "title",
                item.personName() == null
                        ? item.title().chinese()
                        : say().message("app.about", List.of(item.title(), item.personName())));
        put(facts, "speeches", said.speeches());
        put(facts, "conduct", said.conduct());
        put(facts, "conclusion", said.conclusion() == null ? item.remark() : said.conclusion());
        if (said.conduct() != null && item.personName() != null) {
            facts.put("conductSaid", say().message("minutes.conductOf", List.of(item.personName(), said.conduct())));
        }
        if (item.isVote()) {
            facts.put(Facts.MATTER, Facts.MATTER);
        }
        if (item.state() == Item.State.POSTPONED) {
            facts.put("result", say().message("minutes.result.postponed", List.of()));
            facts.put("vote", say().message("minutes.result.postponed", List.of()));
        } else if (item.counts() != null && item.counts().result() != null) {
            counted(facts, item);
        }
        return facts;
    }

    private void counted(Map<String, String> facts, Item item) {
        Item.Counts counts = item.counts();
        VoteCount vote = counts.vote();
        if (item.graded()) {
            graded(facts, counts);
            return;
        }
        String result = say().message("minutes.result." + counts.result().name().toLowerCase(Locale.ROOT), List.of());
        facts.put("result", result);
        facts.put("how", say().message("minutes.method." + item.method().name().toLowerCase(Locale.ROOT), List.of()));
        Map<String, Integer> numbers = new HashMap<>();
        numbers.put("should", vote.should());
        numbers.put("actual", vote.actual());
        numbers.put("ballotsIssued", counts.issued());
        numbers.put("ballotsReturned", counts.returned());
        numbers.put("ballotsValid", counts.valid());
        numbers.put("agree", vote.agree());
        numbers.put("against", vote.against());
        numbers.put("abstain", vote.abstain());
        numbers.put("writtenAgree", vote.writtenAgree());
        numbers.put("writtenAgainst", vote.writtenAgainst());
        numbers.put("allAgree", vote.allAgree());
        numbers.put("allAgainst", vote.allAgainst());
        numbers.forEach((name, number) -> facts.put(name, String.valueOf(number)));
        facts.put(
                "vote",
                say().message(
                                "minutes.vote",
                                List.of(
                                        vote.should(),
                                        vote.actual(),
                                        counts.issued(),
                                        counts.returned(),
                                        counts.valid(),
                                        vote.agree(),
                                        vote.against(),
                                        vote.abstain(),
                                        vote.writtenAgree(),
                                        vote.writtenAgainst(),
                                        vote.allAgree(),
                                        result)));
    }

    /** Grades carry nothing: what the ballots came to is told where they are looked at. */
    private void graded(Map<String, String> facts, Item.Counts counts) {
        String result = say().message("minutes.graded", List.of());
        facts.put("result", result);
        facts.put("how", say().message("minutes.method.electronic", List.of()));
        facts.put("should", String.valueOf(counts.vote().should()));
        facts.put("actual", String.valueOf(counts.vote().actual()));
        facts.put("ballotsIssued", String.valueOf(counts.issued()));
        facts.put("ballotsReturned", String.valueOf(counts.returned()));
        facts.put("ballotsValid", String.valueOf(counts.valid()));
        facts.put(
                "vote",
                say().message(
                                "minutes.gradedVote",
                                List.of(
                                        counts.vote().should(),
                                        counts.vote().actual(),
                                        counts.issued(),
                                        counts.returned(),
                                        counts.valid())));
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (value != null && !value.isBlank()) {
            facts.put(name, value);
        }
    }

    private static String name(PersonName person) {
        return person == null ? null : person.name();
    }

    private static String names(Stream<Attendee> some) {
        return some.map(Attendee::name).collect(Collectors.joining(LIST));
    }

    private static String count(Stream<Attendee> some) {
        return String.valueOf(some.count());
    }

    private Say say() {
        return speaker.in(Locale.SIMPLIFIED_CHINESE);
    }
}
