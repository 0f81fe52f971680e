package org.zhengcheng.casework;

/** A case cannot be opened; the code names the message that says why. */
public class CannotOpen extends RuntimeException {

    private final String code;

    public CannotOpen(String code) {
        super(code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
