package org.zhengcheng.transfer.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.casework.file.Aside;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.People;

/** What the page of a transfer says besides its course: who is responsible meanwhile, and where the letter is. */
@Component
class Asides {

    private static final Text LETTER = new Text("介绍信", "Letter of introduction");

    private static final Set<String> WHERE_POSTS_MATTER = Set.of("running-matters", "no-posts");

    private final Transfers transfers;
    private final Distance distance;
    private final HeldPosts posts;
    private final People people;

    Asides(Transfers transfers, Distance distance, HeldPosts posts, People people) {
        this.transfers = transfers;
        this.distance = distance;
        this.posts = posts;
        this.people = people;
    }

    Aside of(CaseFile file) {
        Optional<Transfer> transfer = transfers.of(file.id());
        return new Aside(
                transfer.filter(Asides::isOnItsWayOut).map(this::stays).orElse(null),
                transfer.filter(t -> t.dispatchedOn() != null)
                        .map(t -> List.of(new Aside.Link("/cases/" + file.id() + "/letter", LETTER)))
                        .orElse(List.of()));
    }

    /** What whoever decides at the origin has to know beforehand: which posts are to be handed over. */
    Aside before(CaseFile file, Step step) {
        boolean atOrigin =
                step.checks().stream().map(Step.Check::rule).anyMatch(rule -> WHERE_POSTS_MATTER.contains(rule));
        List<Text> held = atOrigin ? posts.of(people.find(file.personId()).orElseThrow()) : List.of();
        return held.isEmpty() ? Aside.NONE : new Aside(handOver(file.personName(), HeldPosts.listed(held)), List.of());
    }

    private static Text handOver(String name, Text posts) {
        return new Text(
                name + "现任" + posts.chinese() + "，党委批准转出以前要交接给别人：在“岗位和外出”里打开这个岗位，选“交接”。",
                name + " is " + posts.english()
                        + ". Before the committee approves, each post is handed over to somebody else:"
                        + " open it under “Posts and absences”.");
    }

    /** Of a case that two organisations share the page says it anyway. */
    private static boolean isOnItsWayOut(Transfer transfer) {
        return transfer.destinationId() == null && transfer.acceptedOn() == null && transfer.endedOn() == null;
    }

    private Text stays(Transfer transfer) {
        String branch = distance.of(transfer.originId()).branch().name();
        return new Text(
                "收到对方的回执以前，管理责任在" + branch + "。",
                branch + " is responsible for the member until the receipt of the other side has come.");
    }
}
