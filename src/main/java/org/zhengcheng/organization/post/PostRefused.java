package org.zhengcheng.organization.post;

import java.util.List;

/** An act on a post that a rule forbids; says which, and nothing was changed. */
public class PostRefused extends RuntimeException {

    private final transient List<Wrong> wrongs;

    public PostRefused(List<Wrong> wrongs) {
        super("Refused: " + wrongs.stream().map(Wrong::code).toList());
        this.wrongs = List.copyOf(wrongs);
    }

    /** What is wrong, never empty. */
    public List<Wrong> wrongs() {
        return wrongs;
    }
}
