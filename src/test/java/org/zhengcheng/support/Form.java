package org.zhengcheng.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form as a person fills it in. */
public final class Form {

    /** The smallest thing that is a PDF by its content. */
    public static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes();

    private final Page page;
    private final FormElement form;
    private final List<Map.Entry<String, String>> values = new ArrayList<>();
    private final List<Browser.Upload> uploads = new ArrayList<>();

    Form(Page page, FormElement form) {
        this.page = page;
        this.form = form;
        for (KeyVal value : form.formData()) {
            values.add(Map.entry(value.key(), isEmptyChoice(value) ? "" : value.value()));
        }
    }

    /** A browser sends the empty value of a chosen option as it is; what reads the page here makes "on" of it. */
    private boolean isEmptyChoice(KeyVal value) {
        return value.value().equals("on")
                && form.select("[type=radio][checked]").stream()
                        .anyMatch(one -> one.attr("name").equals(value.key())
                                && one.hasAttr("value")
                                && one.attr("value").isEmpty());
    }

    /** Writes a value in place of what stands there; several for several ticks. */
    public Form set(String name, String... given) {
        clear(name);
        for (String value : given) {
            values.add(Map.entry(name, value));
        }
        return this;
    }

    /** Takes out what stands there. */
    public Form clear(String name) {
        values.removeIf(value -> value.getKey().equals(name));
        return this;
    }

    /** Chooses the option that shows this text, in a list or beside a tick. */
    public Form choose(String name, String... texts) {
        clear(name);
        for (String text : texts) {
            values.add(Map.entry(name, option(name, text)));
        }
        return this;
    }

    /** Picks a file. */
    public Form upload(String name, String fileName, byte[] content) {
        uploads.add(new Browser.Upload(name, fileName, content));
        return this;
    }

    public String value(String name) {
        return values.stream()
                .filter(value -> value.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Everything that stands in the form; what is empty is left out. */
    public Map<String, List<String>> values() {
        return values.stream()
                .filter(value -> !value.getValue().isEmpty())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The names of the fields for which a file was picked. */
    public Set<String> uploads() {
        return uploads.stream().map(Browser.Upload::field).collect(Collectors.toSet());
    }

    /** Takes back the files picked for a field. */
    public Form withoutUpload(String name) {
        uploads.removeIf(upload -> upload.field().equals(name));
        return this;
    }

    public boolean asks(String name) {
        return form.selectFirst("[name=\"" + name + "\"]") != null;
    }

    /** The names of everything the form asks for. */
    public Set<String> names() {
        return new HashSet<>(form.select("[name]").eachAttr("name"));
    }

    public Element input(String name) {
        return form.selectFirst("[name=\"" + name + "\"]");
    }

    /** Every option of a choice. */
    public List<String> options(String name) {
        return form
                .select("[name=\"" + name + "\"][type=radio], [name=\"" + name + "\"][type=checkbox], select[name=\""
                        + name + "\"] option")
                .eachAttr("value")
                .stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Element element() {
        return form;
    }

    /** Sends the form, and on where its answers are shown to be checked. */
    public Page send() {
        return checked(send(page.browser()));
    }

    /** Sends the form and stays on the page that answers. */
    public Page sendToCheck() {
        return send(page.browser());
    }

    /** Presses a button that sends the form elsewhere, such as the one that saves it. */
    public Page press(String button) {
        return page.browser()
                .post(
                        form.selectFirst(button).absUrl("formaction"),
                        page.uri().toString(),
                        values,
                        uploads,
                        form.attr("enctype").startsWith("multipart"));
    }

    /** The same request from another browser, as if the form stood on another page. */
    public Page sendAs(Browser other, String from) {
        return other.post(form.absUrl("action"), from, values, uploads, true);
    }

    private static Page checked(Page answer) {
        return answer.has("form[data-check]") ? answer.form("form[data-check]").sendToCheck() : answer;
    }

    /** Sends what stands in the form, the token among it, to another address. */
    public Page sendTo(String path) {
        return page.browser().post(path, page.uri().toString(), values, uploads, false);
    }

    /** Sends the same once more from another page of the same person, as after having had to sign in again. */
    public Page sendFrom(Page elsewhere) {
        set("_csrf", elsewhere.attribute("input[name=_csrf]", "value"));
        return checked(send(elsewhere.browser()));
    }

    /** What cannot be taken back is asked for once more; whoever sends the form means it. */
    private Page send(Browser browser) {
        if (form.attr("method").equalsIgnoreCase("get")) {
            return browser.get(form.absUrl("action"), values);
        }
        Page answer = browser.post(
                form.absUrl("action"),
                page.uri().toString(),
                values,
                uploads,
                form.attr("enctype").startsWith("multipart"));
        return answer.has("form input[name=_confirmed]")
                ? checked(answer.form("form:has([name=_confirmed])").sendWithoutConfirming())
                : answer;
    }

    /** Sends it and stops at the page that asks for confirmation. */
    public Page sendWithoutConfirming() {
        return page.browser()
                .post(
                        form.absUrl("action"),
                        page.uri().toString(),
                        values,
                        uploads,
                        form.attr("enctype").startsWith("multipart"));
    }

    /** The same request from somebody else's browser, which need not have been shown the form. */
    public Page sendThrough(Browser other) {
        String token = other.get("/").attribute("input[name=_csrf]", "value");
        set("_csrf", token);
        return checked(other.post(form.absUrl("action"), page.uri().toString(), values, uploads, true));
    }

    private String option(String name, String text) {
        for (Element option : form.select("select[name=\"" + name + "\"] option")) {
            if (option.text().contains(text)) {
                return option.attr("value");
            }
        }
        for (Element tick : form.select("input[name=\"" + name + "\"]")) {
            if (tick.parent().text().contains(text)) {
                return tick.attr("value");
            }
        }
        throw new AssertionError("No option " + text + " for " + name + " on " + page.uri());
    }
}
