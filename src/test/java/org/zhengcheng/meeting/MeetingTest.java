package org.zhengcheng.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.ledger.Ledger;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Matter;
import org.zhengcheng.meeting.agenda.Meeting;
import org.zhengcheng.meeting.agenda.Meetings;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Form;
import org.zhengcheng.support.Page;
import org.zhengcheng.support.Town;

/**
 * A branch of six who vote and its meetings: the secretary presides, the commissioner takes the minutes, contact and member
 * count. Two more, fifth and sixth, are nothing but members.
 */
public abstract class MeetingTest extends ApplicationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate BORN = LocalDate.of(1980, 2, 3);

    /** Everybody who votes. */
    protected static final List<String> VOTERS =
            List.of("secretary", "commissioner", "contact", "member", "fifth", "sixth");

    @Autowired
    protected Meetings meetings;

    @Autowired
    protected Ledger ledger;

    protected Town town;

    @BeforeEach
    protected void aBranchOfSix() {
        clock.set(DAY);
        town = newTown();
        town.person("fifth", "branch", "FULL", BORN);
        town.person("sixth", "branch", "FULL", BORN);
    }

    /** A matter about the applicant that waits for the branch meeting. */
    protected Matter matter(VoteRule rule) {
        return matter("applicant", rule);
    }

    protected Matter matter(String about, VoteRule rule) {
        return matters.wait(town.organizationId("branch"), town.id(about), town.name(about), rule);
    }

    /** The page on which the secretary calls a meeting of the branch together, filled in for today. */
    protected Form planned(Object... agenda) {
        return town.as("secretary")
                .get("/meetings/new?organization=" + town.organizationId("branch"))
                .form("form[action$=/meetings]")
                .set("day", clock.today().toString())
                .set("time", "19:00")
                .set("place", "Hall 1")
                .set("chair", town.id("secretary").toString())
                .set("recorder", town.id("commissioner").toString())
                .set("scrutineer", town.id("contact").toString())
                .set("teller", town.id("member").toString())
                .set("agenda", texts(agenda));
    }

    private static String[] texts(Object... agenda) {
        List<String> texts = new ArrayList<>();
        for (Object one : agenda) {
            texts.add(one instanceof Matter matter ? matter.id() : one.toString());
        }
        return texts.toArray(String[]::new);
    }

    /** Calls a meeting of the branch together for today, with matters and topics on its agenda. */
    protected UUID convened(Object... agenda) {
        return id(planned(agenda).send());
    }

    /** The meeting whose page this is. */
    protected static UUID id(Page page) {
        return UUID.fromString(page.uri().getPath().split("/")[2]);
    }

    /** The same with these people there, and open. */
    protected UUID opened(List<String> there, Object... agenda) {
        UUID id = convened(agenda);
        come(id, there);
        press("secretary", id, "#open");
        return id;
    }

    /** The chair marks people as there. */
    protected void come(UUID id, List<String> there) {
        there.forEach(who -> mark("secretary", id, who));
    }

    /** Somebody presses a name in the hall. */
    protected Page mark(String by, UUID id, String who) {
        Page hall = hall(by, id);
        return hall.form("form:has(.roster)")
                .set("present", hall.attribute("#mark-" + town.id(who), "value"))
                .press("#mark-" + town.id(who));
    }

    protected Page hall(String by, UUID id) {
        return town.as(by).get("/meetings/" + id + "/hall");
    }

    protected Page page(String by, UUID id) {
        return town.as(by).get("/meetings/" + id);
    }

    /** Presses the button of a form in the hall. */
    protected Page press(String by, UUID id, String button) {
        return press(hall(by, id), button);
    }

    /** Presses the button of a form that stands in a page of the hall. */
    protected static Page press(Page hall, String button) {
        Form form = hall.form("form:has(" + button + ")");
        return hall.html().selectFirst(button).hasAttr("formaction") ? form.press(button) : form.send();
    }

    /** Discusses the first item and puts it to the vote on paper. */
    protected UUID votedOnPaper(UUID id, int place) {
        press("secretary", id, "#discuss-" + place);
        press("secretary", id, "#paper");
        return item(id, place).id();
    }

    /** The page on which somebody counts. */
    protected Page counting(String who, UUID id, UUID item) {
        return town.as(who).get("/meetings/" + id + "/items/" + item + "/count");
    }

    /** Somebody enters what they counted: issued, returned, valid, in favour, against, abstaining. */
    protected Page count(String who, UUID id, UUID item, int... numbers) {
        Form form = counting(who, id, item).form("form[action$=/count]");
        List<String> names = List.of("issued", "returned", "valid", "agree", "against", "abstain");
        for (int n = 0; n < numbers.length; n++) {
            form.set(names.get(n), Integer.toString(numbers[n]));
        }
        return form.send();
    }

    protected Meeting meeting(UUID id) {
        return meetings.find(id).orElseThrow();
    }

    protected Item item(UUID id, int place) {
        return meeting(id).items().get(place - 1);
    }

    /** What the ledger says was done in a meeting, the first first. */
    protected List<String> acts(UUID id) {
        return ledger.latest(id, 200).stream()
                .sorted((one, other) -> one.recordedAt().compareTo(other.recordedAt()))
                .map(past -> past.act() + " " + past.outcome())
                .toList();
    }
}
