package org.zhengcheng.diagram.editor;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody wants to know of a drawing that need not be saved, and what they suppose for it.
 *
 * @param xml the drawing
 * @param element the step of a period, or the flow of a condition
 * @param period which of the step's periods, from 0
 * @param days days (Asia/Shanghai) by their references; by the id of the step itself the day it was taken last
 * @param numbers numbers by their references
 * @param happened outcomes, as {@code step-id.outcome}, that have come about
 * @param number the number of a past case that counts in place of all that; empty for none
 */
record Supposed(
        String xml,
        String element,
        int period,
        Map<String, LocalDate> days,
        Map<String, Integer> numbers,
        Set<String> happened,
        String number) {

    private static final JsonMapper JSON = new JsonMapper();
    /** A diagram is at most 512 kB, and in JSON each of its letters may be written longer. */
    private static final int LARGEST = 2 * 1024 * 1024;
    /** A period names no more than that. */
    private static final int MOST = 50;

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2100;

    /** Reads no more than it can be; empty if it is none. */
    static Optional<Supposed> read(InputStream body) throws IOException {
        byte[] sent = body.readNBytes(LARGEST + 1);
        if (sent.length > LARGEST) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(sent);
            JsonNode given = json.path("given");
            JsonNode happened = json.path("happened");
            if (!json.path("xml").isString() || given.size() > MOST || happened.size() > MOST) {
                return Optional.empty();
            }
            Map<String, LocalDate> days = new HashMap<>();
            Map<String, Integer> numbers = new HashMap<>();
            given.properties().forEach(one -> {
                if (one.getValue().isInt()) {
                    numbers.put(one.getKey(), one.getValue().asInt());
                } else {
                    day(one.getValue().asString("")).ifPresent(day -> days.put(one.getKey(), day));
                }
            });
            Set<String> outcomes = new HashSet<>();
            happened.forEach(one -> outcomes.add(one.asString("")));
            return Optional.of(new Supposed(
                    json.path("xml").asString(),
                    json.path("element").asString(""),
                    json.path("period").asInt(0),
                    days,
                    numbers,
                    outcomes,
                    json.path("number").asString("").strip()));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= EARLIEST && day.getYear() <= LATEST);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
