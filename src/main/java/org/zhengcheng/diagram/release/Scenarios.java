package org.zhengcheng.diagram.release;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.language.Text;

/** The ways through a procedure that were tried and kept, run anew before a draft is released. */
public interface Scenarios {

    /** What became of each of them on a diagram. */
    List<Rerun> rerun(String procedureKey, Diagram diagram);

    /**
     * A way that was run anew.
     *
     * @param differences in what it went another way than when it was kept; empty if in nothing
     */
    record Rerun(UUID id, String name, List<Text> differences) {

        boolean differs() {
            return !differences.isEmpty();
        }

        /** All of it in one paragraph. */
        Text said() {
            return new Text(
                    differences.stream().map(Text::chinese).collect(Collectors.joining("；")),
                    differences.stream().map(Text::english).collect(Collectors.joining("; ")));
        }
    }
}
