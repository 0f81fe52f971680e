package org.zhengcheng.organization.tree;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What is around an organisation that is to become something: looked up as it is asked for, or for many beforehand. */
interface Surroundings {

    /** What an organisation is from a day on, in all its forms. */
    List<State> since(UUID id, LocalDate day);

    /** What is under an organisation at any time from a day on, in all its forms. */
    List<State> underSince(UUID id, LocalDate day);

    /** Whether, on any day from one on, an organisation is under the other or is the other. */
    boolean isEverUnder(UUID id, UUID above, LocalDate day);
}
