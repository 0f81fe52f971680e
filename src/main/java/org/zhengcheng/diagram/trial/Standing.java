package org.zhengcheng.diagram.trial;

import java.time.LocalDate;
import java.util.List;
import org.zhengcheng.language.Text;

/**
 * Where an invented case stands: what is compared when a way is run anew.
 *
 * @param step the step that waits; null at the end
 * @param name the name of the step or of the end
 * @param roles who would get it
 * @param who the same by name, but those who may not take it; null in ways that were kept before people had names
 * @param asked what came back to be put right, by the keys of the fields; null in ways that were kept before single items did
 * @param notBefore the first day it is allowed; null if nothing has to be waited for
 * @param due the last day; null if nothing is due
 */
record Standing(
        String step,
        Text name,
        List<String> roles,
        List<Text> who,
        List<String> asked,
        LocalDate notBefore,
        LocalDate due) {}
