package org.zhengcheng.casework.file;

import java.util.List;
import org.zhengcheng.casework.definition.Step;
import org.zhengcheng.form.Answers;
import org.zhengcheng.organization.Person;

/** What a procedure tells about itself: only what no diagram can say. */
public interface Procedure {

    /** The key of its diagrams. */
    String key();

    /** How the numbers of its cases begin. */
    String numberPrefix();

    /** Why a person may not begin it, as a key of the message bundle; null if they may. */
    String hindrance(Person person);

    /**
     * What a named rule of the diagram finds.
     *
     * @param answers what was entered for the step
     * @param history the case before it
     * @param subject the person the case is about
     */
    List<Finding> check(Step.Check rule, Answers answers, History history, Person subject);
}
