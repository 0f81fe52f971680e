package org.zhengcheng.installation;

/** The application refuses to start; says what is wrong and what to do about it, in words for the person at the desk. */
public class CannotStart extends RuntimeException {

    private final String remedy;

    public CannotStart(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public CannotStart(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** What to do so that the next start succeeds. */
    public String remedy() {
        return remedy;
    }
}
