package org.zhengcheng.crash;

import java.util.Map;

/**
 * The part of the procedure that the crash tests go round and round in, written down a second time: who takes a step,
 * where each outcome leads, what it makes of the person, and how many offices have it in their inbox.
 */
final class Course {

    static final String FIRST = "submit-application";
    static final String WITHDRAW = "withdraw";
    static final String END = "end";

    static final String APPLICANT = "applicant";
    static final String SECRETARY = "secretary";
    static final String ORGANISER = "organiser";

    private static final Map<String, String> ACTORS = Map.of(
            FIRST,
            APPLICANT,
            "register-application",
            SECRETARY,
            "application-talk",
            SECRETARY,
            "nominate-activist",
            SECRETARY,
            "file-activist",
            ORGANISER,
            WITHDRAW,
            APPLICANT);

    private static final Map<String, Integer> OFFICES = Map.of(
            FIRST, 1, "register-application", 2, "application-talk", 3, "nominate-activist", 1, "file-activist", 2);

    private static final Map<String, String> NEXT = Map.of(
            "submit-application pass", "register-application",
            "register-application pass", "application-talk",
            "register-application return", FIRST,
            "application-talk pass", "nominate-activist",
            "application-talk return", FIRST,
            "nominate-activist pass", "file-activist",
            "file-activist reject", "nominate-activist",
            "withdraw pass", END);

    private static final Map<String, String> STANDINGS = Map.of(
            "register-application pass", "APPLICANT",
            "nominate-activist pass", "ACTIVIST",
            "file-activist reject", "APPLICANT",
            "withdraw pass", "NONE");

    private Course() {}

    static String actor(String step) {
        return ACTORS.get(step);
    }

    static int offices(String step) {
        return OFFICES.get(step);
    }

    /** Null if there is no such way. */
    static String next(String step, String outcome) {
        return NEXT.get(step + " " + outcome);
    }

    /** Null if it stays as it is. */
    static String standing(String step, String outcome) {
        return STANDINGS.get(step + " " + outcome);
    }

    static boolean takesAFile(String step) {
        return step.equals(FIRST) || step.equals("nominate-activist");
    }
}
