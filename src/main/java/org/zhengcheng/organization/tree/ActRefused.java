package org.zhengcheng.organization.tree;

import java.util.Arrays;
import java.util.List;

/** An act cannot be done; every reason is said at once, and nothing has been changed. */
public class ActRefused extends RuntimeException {

    private final transient List<Reason> reasons;

    public ActRefused(List<Reason> reasons) {
        super(reasons.toString());
        this.reasons = List.copyOf(reasons);
    }

    public List<Reason> reasons() {
        return reasons;
    }

    /**
     * Why not.
     *
     * @param field the input that must be changed; {@code act} where none of them would help
     * @param code the key of the message
     * @param arguments what is filled into it
     */
    public record Reason(String field, String code, List<Object> arguments) {

        static Reason of(String field, String code, Object... arguments) {
            return new Reason(field, code, Arrays.asList(arguments));
        }

        /** A reason that lies in the organisation, not in what was written. */
        public static Reason of(String code, List<Object> arguments) {
            return new Reason("act", code, arguments);
        }
    }
}
