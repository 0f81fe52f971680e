/**
 * The diagram of a procedure as a picture, with the path that a case has taken.
 */
package org.zhengcheng.casework.picture;
