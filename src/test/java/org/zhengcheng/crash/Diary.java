package org.zhengcheng.crash;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What those who ask wrote down: the last word on every attempt, and whatever should not have been. */
final class Diary {

    private final Map<UUID, Attempt> attempts = new LinkedHashMap<>();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    synchronized void write(Attempt attempt) {
        attempts.put(attempt.key(), attempt);
    }

    void surprise(String what) {
        surprises.add(what);
    }

    void lostAnAnswer() {
        lostAnswers.incrementAndGet();
    }

    /** How often it was not known at first whether something had happened. */
    int lostAnswers() {
        return lostAnswers.get();
    }

    synchronized Collection<Attempt> attempts() {
        return new LinkedHashMap<>(attempts).values();
    }

    synchronized long count(Attempt.Answer answer) {
        return attempts.values().stream()
                .filter(attempt -> attempt.answer() == answer)
                .count();
    }

    Collection<String> surprises() {
        return surprises;
    }
}
