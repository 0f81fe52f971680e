package org.zhengcheng.support;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A page as it was received. */
public record Page(Browser browser, int status, URI uri, Document html) {

    public String text() {
        return html.text();
    }

    public boolean has(String selector) {
        return html.selectFirst(selector) != null;
    }

    public String text(String selector) {
        Element found = html.selectFirst(selector);
        return found == null ? "" : found.text();
    }

    public List<String> texts(String selector) {
        return html.select(selector).eachText();
    }

    public String attribute(String selector, String name) {
        return html.selectFirst(selector).attr(name);
    }

    /** The form that a selector finds, ready to be filled in. */
    public Form form(String selector) {
        Element found = html.selectFirst(selector);
        if (!(found instanceof FormElement form)) {
            throw new AssertionError("No form " + selector + " on " + uri + ":\n" + html.text());
        }
        return new Form(this, form);
    }

    /** The form with which the step of this page is taken. */
    public Form step() {
        return form("form[data-step]");
    }

    /** The page behind a link whose text contains the words. */
    public Page follow(String words) {
        Element link = html.select("a").stream()
                .filter(a -> a.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link " + words + " on " + uri + ":\n" + html.text()));
        return browser.get(link.absUrl("href"));
    }

    /** The record of the step that was taken, if this is the page that says so: a receipt, or where the work goes on. */
    public Optional<UUID> taken() {
        Matcher said = Pattern.compile("(?:/receipts/|\\?done=)([0-9a-f-]{36})").matcher(uri.toString());
        return said.find() ? Optional.of(UUID.fromString(said.group(1))) : Optional.empty();
    }

    /** The id of the case, from the address. */
    public UUID caseId() {
        return UUID.fromString(uri.getPath().split("/")[2]);
    }

    /** What is wrong, as the summary at the top says. */
    public List<String> errors() {
        return texts(".errors li");
    }

    /** What is wrong with one field, as the field itself says. */
    public String error(String field) {
        return html.getElementById("f-" + field) == null
                ? ""
                : html.getElementById("f-" + field).select("> .bad").text();
    }
}
