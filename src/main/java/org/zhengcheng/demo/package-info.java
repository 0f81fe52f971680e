/**
 * The guided demonstration: a newcomer walks a case from application to archive, in everybody's place. It reads the
 * diagram and the record like any other room, knows no step by name, and is not there in production.
 */
package org.zhengcheng.demo;
