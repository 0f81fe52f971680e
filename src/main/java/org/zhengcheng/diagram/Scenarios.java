package org.zhengcheng.diagram;

import java.util.List;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.language.Text;

/** The ways through a procedure that were tried and kept, run anew before a draft is released. */
public interface Scenarios {

    /** What became of each on a diagram. */
    List<Rerun> rerun(String procedureKey, Diagram diagram);

    /**
     * A way that was run anew.
     *
     * @param differences in what it went another way than when it was kept; empty if in nothing
     */
    record Rerun(String name, List<Text> differences) {}
}
