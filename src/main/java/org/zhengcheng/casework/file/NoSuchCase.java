package org.zhengcheng.casework.file;

/** There is no such thing, or none that this person may know of; both are answered with 404. */
public class NoSuchCase extends RuntimeException {

    public NoSuchCase(Object what) {
        super("Not found: " + what);
    }
}
