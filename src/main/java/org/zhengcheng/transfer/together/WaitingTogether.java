package org.zhengcheng.transfer.together;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;

/** What somebody can do for many members at once. */
@Component
public class WaitingTogether {

    private static final int MANY = 2;

    private final Together together;
    private final Arrivals arrivals;

    WaitingTogether(Together together, Arrivals arrivals) {
        this.together = together;
        this.arrivals = arrivals;
    }

    /** The steps at which several members wait for them, in the order of the procedure. */
    public List<Many> of(Actor actor) {
        return together.of(actor).stream()
                .map(step -> new Many(
                        step.step().name(),
                        "/transfers/together/" + step.id(),
                        arrivals.of(step, actor).size()))
                .filter(many -> many.count() >= MANY)
                .toList();
    }

    /** A step, the page on which it is taken for many, and how many wait there; at most as many as the page shows. */
    public record Many(Text step, String path, int count) {}
}
