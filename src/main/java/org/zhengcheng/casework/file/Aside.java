package org.zhengcheng.casework.file;

import java.util.List;
import org.zhengcheng.language.Text;

/**
 * What a procedure adds to the page of one of its cases.
 *
 * @param note a sentence; null for none
 * @param links to pages of its own about the case
 */
public record Aside(Text note, List<Link> links) {

    /** Nothing. */
    public static final Aside NONE = new Aside(null, List.of());

    /**
     * A page, and what it is called.
     *
     * @param subject whether it is also for the person the case is about
     */
    public record Link(String path, Text name, boolean subject) {

        public Link(String path, Text name) {
            this(path, name, true);
        }
    }
}
