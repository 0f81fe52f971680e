package org.zhengcheng.material;

/** A file is not taken; the code names the message that says why and what to do. */
public class RefusedFile extends RuntimeException {

    private final String code;
    private final String fileName;

    RefusedFile(String code, String fileName) {
        super(code + ": " + fileName);
        this.code = code;
        this.fileName = fileName;
    }

    /** A file whose sending was cut off. */
    public static RefusedFile broken(String fileName) {
        return new RefusedFile("file.broken", fileName);
    }

    public String code() {
        return code;
    }

    public String fileName() {
        return fileName;
    }
}
