package org.zhengcheng.form;

import java.util.List;
import org.zhengcheng.language.Text;

/**
 * Something that keeps a text from being a form.
 *
 * @param path where in the text, as {@code /components/0/label}; empty if it is about the whole
 * @param field the key of the field it is about; null if it is about none, or about one without a key
 * @param rule what is wrong: {@code form.fault.} with it is the message that says it, given the details
 * @param raw the same for whoever reads the file: the path and what was found there
 */
public record FormFault(String path, String field, String rule, List<Object> details, Text raw) {}
