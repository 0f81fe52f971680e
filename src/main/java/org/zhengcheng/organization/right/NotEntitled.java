package org.zhengcheng.organization.right;

/** The table of rights does not grant this to whoever asked for it. */
public class NotEntitled extends RuntimeException {

    private final transient Verb verb;

    public NotEntitled(Verb verb) {
        super("Not entitled: " + verb);
        this.verb = verb;
    }

    /** What was refused. */
    public Verb verb() {
        return verb;
    }
}
